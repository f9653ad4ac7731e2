/**
 * Columns that other systems export, and the field each means to a person; null where the object has none for it. All columns of a
 * list stand in one file.
 */
export const exportHeaders: { system: string; object: string; fields: Record<string, string | null> }[] = [
  {
    system: 'Salesforce',
    object: 'account',
    fields: {
      ...{ Id: 'external_id', IsDeleted: null, Name: 'name', Type: 'type', ParentId: 'parent', BillingStreet: 'address.street' },
      ...{ BillingCity: 'address.city', BillingState: 'address.province', BillingPostalCode: 'address.postcode' },
      ...{
        BillingCountry: 'address.country',
        Phone: 'phone',
        Website: 'website',
        Industry: 'industry',
        AnnualRevenue: 'annual_revenue',
      },
      ...{ NumberOfEmployees: 'employees', Ownership: null, Rating: 'level', OwnerId: 'owner', CreatedDate: 'created_at' },
    },
  },
  {
    system: 'Salesforce',
    object: 'lead',
    fields: {
      ...{ Id: 'external_id', LastName: 'name', FirstName: 'name', Salutation: null, Title: 'title', Company: 'company' },
      ...{
        Phone: 'office_phone',
        MobilePhone: 'phone',
        Email: 'email',
        Website: 'website',
        LeadSource: 'source',
        Status: 'status',
      },
      ...{ Industry: 'industry', AnnualRevenue: 'annual_revenue', NumberOfEmployees: 'employees', IsConverted: null },
      ...{ ConvertedDate: 'converted_at', ConvertedAccountId: 'converted_account', ConvertedContactId: 'converted_contact' },
      ...{ ConvertedOpportunityId: 'converted_deal' },
    },
  },
  {
    system: 'a marketing suite',
    object: 'contact',
    fields: {
      ...{
        'Record ID': 'external_id',
        'First Name': 'name',
        'Last Name': 'name',
        Email: 'email',
        'Phone Number': 'office_phone',
      },
      ...{ 'Mobile Phone Number': 'phone', 'Company Name': 'account', 'Job Title': 'title', 'Contact owner': 'owner' },
      ...{ 'Lifecycle Stage': null, 'Create Date': 'created_at' },
    },
  },
  {
    system: 'a sales board',
    object: 'deal',
    fields: {
      ...{ ID: 'external_id', Title: 'name', Organization: 'account', Value: 'amount', Stage: 'stage', Owner: 'owner' },
      ...{
        Probability: 'probability',
        'Expected close date': 'expected_close',
        'Lost reason': 'loss_reason',
        'Deal created': 'created_at',
        Label: null,
      },
    },
  },
  {
    system: '国内客户管理软件',
    object: 'account',
    fields: {
      ...{
        客户编号: 'external_id',
        客户名称: 'name',
        客户级别: 'level',
        所属行业: 'industry',
        客户来源: 'source',
        电话: 'phone',
      },
      ...{ 网址: 'website', 省份: 'address.province', 城市: 'address.city', 详细地址: 'address.street', 负责人: 'owner' },
      ...{ 创建时间: 'created_at', 备注: 'description', 跟进次数: null },
    },
  },
  {
    system: '国内客户管理软件',
    object: 'deal',
    fields: {
      ...{ 商机名称: 'name', 客户名称: 'account', 销售阶段: 'stage', 预计成交金额: 'amount', 预计成交日期: 'expected_close' },
      ...{
        赢率: 'probability',
        负责人: 'owner',
        创建时间: 'created_at',
        输单原因: 'loss_reason',
        商机来源: 'source',
        备注: 'description',
      },
    },
  },
  {
    system: '通讯录',
    object: 'contact',
    fields: {
      ...{ 姓名: 'name', 公司: 'account', 部门: 'unit', 职位: 'title', 手机: 'phone', 座机: 'office_phone', 电子邮箱: 'email' },
      ...{ 微信号: 'wechat', 生日: 'birthday', 星座: null },
    },
  },
  {
    system: 'a shop',
    object: 'product',
    fields: {
      ...{ SKU: 'code', 'Product Name': 'name', Category: 'series', 'Unit Price': 'price', 'Units In Stock': null },
      ...{ 'Unit of Measure': 'unit', Description: 'description' },
    },
  },
  {
    system: 'a staff list',
    object: 'user',
    fields: {
      ...{ 'Employee ID': 'employee_no', 'Full Name': 'name', 'Work Email': 'email', Mobile: 'phone', Department: 'department' },
      ...{ 'Reports To': 'superior', 'Job Title': 'position', 'Hire Date': null },
    },
  },
  {
    // One header is misspelt, as in lists that are bought.
    system: 'a bought list',
    object: 'lead',
    fields: {
      ...{
        first_name: 'name',
        last_name: 'name',
        company_name: 'company',
        adress: 'address',
        city: 'address.city',
        county: 'address.district',
      },
      ...{
        state: 'address.province',
        zip: 'address.postcode',
        phone1: 'phone',
        phone2: 'office_phone',
        email: 'email',
        web: 'website',
      },
    },
  },
  {
    system: 'Zoho',
    object: 'deal',
    fields: {
      ...{ POTENTIALID: 'external_id', 'Potential Owner': 'owner', 'Potential Name': 'name', Amount: 'amount', Stage: 'stage' },
      ...{ 'Closing Date': 'expected_close', 'Account Name': 'account', 'Next Step': 'next_step', 'Lead Source': 'source' },
      ...{ 'Probability (%)': 'probability', 'Created Time': 'created_at', 'Modified Time': null, Description: 'description' },
    },
  },
  {
    system: 'Zoho',
    object: 'lead',
    fields: {
      ...{ LEADID: 'external_id', 'Lead Owner': 'owner', Company: 'company', 'Last Name': 'name', Designation: 'title' },
      ...{ 'Lead Source': 'source', 'Lead Status': 'status', 'No. of Employees': 'employees' },
      ...{ 'Created Time': 'created_at', 'Modified Time': null, Street: 'address.street', 'Zip Code': 'address.postcode' },
    },
  },
  {
    system: 'Zoho',
    object: 'follow_up',
    fields: {
      ...{ CALLID: null, Subject: 'content', 'Call Type': 'type', 'Call Start Time': 'occurred_at', 'Call Owner': 'owner' },
      ...{ CONTACTID: 'related', ACCOUNTID: 'related', POTENTIALID: 'related', LEADID: 'related' },
      ...{ 'Created Time': 'created_at', 'Modified Time': null },
    },
  },
  {
    system: 'Zoho',
    object: 'task',
    fields: {
      ...{ Subject: 'subject', 'Due Date': 'due_on', Status: 'status', Priority: 'priority', 'Task Owner': 'owner' },
      ...{ 'Closed Time': 'done_on', 'Created Time': 'created_at', 'Contact Name': 'related', 'Account Name': 'related' },
    },
  },
  {
    system: 'HubSpot',
    object: 'account',
    fields: {
      ...{ 'Record ID': 'external_id', 'Company name': 'name', 'Company owner': 'owner', 'Create Date': 'created_at' },
      ...{ 'Phone Number': 'phone', 'Last Activity Date': null, City: 'address.city', 'Country/Region': 'address.country' },
      ...{ Industry: 'industry', 'State/Region': 'address.province', 'Postal Code': 'address.postcode' },
      ...{ 'Street Address': 'address.street', 'Website URL': 'website', 'Number of Employees': 'employees' },
    },
  },
  {
    system: 'HubSpot',
    object: 'deal',
    fields: {
      ...{ 'Record ID': 'external_id', 'Deal Name': 'name', 'Deal Stage': 'stage', Pipeline: 'pipeline', Amount: 'amount' },
      ...{
        'Close Date': 'expected_close',
        'Deal owner': 'owner',
        'Associated Company': 'account',
        'Deal probability': 'probability',
      },
    },
  },
  {
    system: 'Dynamics',
    object: 'account',
    fields: {
      ...{ '(Do Not Modify) Account': 'external_id', '(Do Not Modify) Row Checksum': null, '(Do Not Modify) Modified On': null },
      ...{ 'Account Name': 'name', 'Main Phone': 'phone', 'Address 1: City': 'address.city', 'Created On': 'created_at' },
      ...{ 'Address 1: Street 1': 'address.street', 'Address 1: ZIP/Postal Code': 'address.postcode', Owner: 'owner' },
      ...{ 'Address 1: State/Province': 'address.province', 'Address 1: Country/Region': 'address.country' },
    },
  },
  {
    system: 'Dynamics',
    object: 'deal',
    fields: {
      ...{ '(Do Not Modify) Opportunity': 'external_id', Topic: 'name', 'Potential Customer': 'account' },
      ...{ 'Est. Close Date': 'expected_close', 'Est. Revenue': 'amount', Probability: 'probability', Owner: 'owner' },
    },
  },
  {
    system: 'Salesforce',
    object: 'deal',
    fields: {
      ...{ 'Opportunity Name': 'name', 'Account Name': 'account', StageName: 'stage', CloseDate: 'expected_close' },
      ...{ 'Opportunity Owner': 'owner', IsWon: null, 'Created Date': 'created_at', 'Next Step': 'next_step' },
      ...{ LastModifiedDate: null, 'Probability (%)': 'probability' },
    },
  },
  {
    system: '纷享销客',
    object: 'account',
    fields: {
      ...{
        客户名称: 'name',
        负责人: 'owner',
        创建时间: 'created_at',
        创建人: 'created_by',
        最后修改时间: null,
        客户级别: 'level',
      },
      ...{ 来源: 'source', 国家: 'address.country', 省: 'address.province', 市: 'address.city', 区: 'address.district' },
      ...{ 详细地址: 'address.street', 电话: 'phone', 备注: 'description' },
    },
  },
  {
    system: '销售易',
    object: 'deal',
    fields: {
      ...{ 销售机会名称: 'name', 客户名称: 'account', 销售阶段: 'stage', 销售金额: 'amount', 结单日期: 'expected_close' },
      ...{ 赢单概率: 'probability', 机会来源: 'source', 销售机会所有人: 'owner', 创建日期: 'created_at', 修改日期: null },
    },
  },
  {
    system: '悟空',
    object: 'account',
    fields: {
      ...{ 客户名称: 'name', 手机: 'phone', 网址: 'website', 备注: 'description', 客户来源: 'source', 客户行业: 'industry' },
      ...{
        客户级别: 'level',
        负责人: 'owner',
        创建人: 'created_by',
        更新时间: null,
        最后跟进时间: null,
        详细地址: 'address.street',
      },
    },
  },
];
