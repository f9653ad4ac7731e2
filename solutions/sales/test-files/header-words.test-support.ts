const address = {
  'address.country': '国家 | Country | Billing Country',
  'address.province': '省 | 省份 | 所在省份 | State | Province | State/Province | Billing State',
  'address.city': '市 | 城市 | 所在城市 | City | Town | BillingCity | Mailing City',
  'address.district': '区 | 区县 | 区/县',
  'address.street': '街道 | 详细地址 | 街道地址 | Street | Street Address | Address Line 1 | Billing Street',
  'address.postcode': '邮编 | 邮政编码 | Zip | Zip Code | Postal Code | Postcode | BillingPostalCode',
};
const whole = { address: '地址 | 联系地址 | 通讯地址 | Address | Mailing Address', ...address };
const kept = {
  owner:
    '负责人 | 客户经理 | 销售 | 销售代表 | 业务员 | 归属人 | 所有人 | 跟进人 | 所属销售 | Owner | Owner Name | Account Manager | Sales Rep | Sales Owner | Assigned To | Record Owner',
  created_at:
    '创建时间 | 创建日期 | 录入时间 | 录入日期 | 添加时间 | Created At | Created Date | CreatedDate | Date Created | Create Date | Created',
  created_by: '创建人 | 录入人 | 创建者 | Created By | Creator',
};
const outer = '外部标识 | 外部编号 | External ID | Record ID | Id | ID | Legacy ID | 原系统编号 | 编号';
const notes = '备注 | 说明 | 描述 | 备注信息 | Notes | Description | Comments | Remarks | Remark';
const email =
  '邮箱 | 电子邮箱 | 邮箱地址 | 电子邮件 | 电子邮箱地址 | 邮件地址 | 邮件 | 工作邮箱 | E-mail | Email | E-mail Address | Email Address | e_mail | EMAIL | Mail | Work Email | Primary Email | Business Email';
const mobile =
  '手机 | 手机号 | 手机号码 | 移动电话 | 联系手机 | Mobile | Mobile Phone | MobilePhone | Cell | Cell Phone | Mobile Number | Mobile No.';
const officePhone =
  '座机 | 固定电话 | 办公电话 | 固话 | 公司电话 | 单位电话 | Office Phone | Work Phone | Business Phone | Landline';
const website = '网站 | 网址 | 官网 | 公司网站 | 公司网址 | 主页 | Website | Web Site | URL | Homepage | Company Website | Web';
const industry = '行业 | 所属行业 | 客户行业 | 行业类别 | Industry | Sector | Vertical';
const employees =
  '员工人数 | 员工数 | 人数 | 人员规模 | 公司人数 | 员工规模 | Employees | Number of Employees | NumberOfEmployees | Employee Count | Headcount | No. of Employees | Company Size';
const revenue =
  '年收入 | 营业额 | 年营业额 | 年销售额 | 营收 | Annual Revenue | AnnualRevenue | Revenue | Turnover | Yearly Revenue';
const source = '来源 | 客户来源 | 线索来源 | 渠道来源 | 来源渠道 | Source | Lead Source | LeadSource | Origin';
const jobTitle = '职务 | 职位 | 岗位 | 头衔 | Title | Job Title | Position';

/** What other systems and people call each field, by object. */
export const headerWords: Record<string, Record<string, string>> = {
  account: {
    name: '客户名称 | 客户 | 公司 | 公司名称 | 企业名称 | 单位名称 | 公司全称 | 名称 | Account | Account Name | Company | Company Name | Customer | Customer Name | Name | Organization | Organisation Name | Client Name',
    type: '客户类型 | 类型 | 客户类别 | Type | Account Type | Customer Type',
    status: '客户状态 | 状态 | Status | Account Status | Customer Status',
    level: '客户级别 | 级别 | 客户等级 | 等级 | 评级 | Level | Rating | Tier | Grade',
    phone: `Telephone | 电话 | 联系电话 | 电话号码 | Phone | Phone Number | Tel | ${officePhone}`,
    credit_code:
      '统一社会信用代码 | 社会信用代码 | 信用代码 | 税号 | 纳税人识别号 | Unified Social Credit Code | Credit Code | USCC | Tax ID | VAT Number',
    founded: '成立年份 | 成立时间 | 成立日期 | 注册时间 | Founded | Year Established | Year Founded | Founding Year',
    location: '总部所在地 | 总部 | Headquarters | HQ | HQ Location',
    parent: '上级公司 | 母公司 | 上级客户 | 集团 | 所属集团 | Parent | Parent Account | Parent Company | Parent Name',
    ...{ website, industry, employees, annual_revenue: revenue, source, description: notes },
    external_id: `${outer} | 客户ID | 客户编码 | Account ID | Customer ID | CustomerID | Company ID`,
    ...whole,
    ...kept,
  },
  contact: {
    name: '姓名 | 联系人 | 联系人姓名 | 名字 | 联系人名称 | Name | Full Name | Contact | Contact Name | FullName',
    account:
      '所属客户 | 客户 | 客户名称 | 公司 | 公司名称 | 单位 | 所属公司 | 工作单位 | Account | Account Name | Company | Company Name | Organization | Customer Name',
    title: jobTitle,
    unit: '所在部门 | 部门 | 部门名称 | Unit | Department | Dept',
    phone: mobile,
    office_phone: officePhone,
    email,
    wechat: '微信 | 微信号 | WeChat | WeChat ID | 微信账号',
    decision_maker: '关键决策人 | 决策人 | 是否决策人 | Key decision maker | Decision Maker',
    preferred_channel: '偏好渠道 | 联系偏好 | Preferred channels | Preferred Channel',
    birthday: '生日 | 出生日期 | 出生年月 | Birthday | Birth Date | Birthdate | Date of Birth | DOB',
    employment: '在职状态 | Employment | Employment Status',
    ...{ source, description: notes },
    external_id: `${outer} | 联系人ID | 联系人编号 | Contact ID`,
    ...kept,
  },
  lead: {
    name: '姓名 | 联系人 | 联系人姓名 | 线索 | 线索名称 | Name | Full Name | Contact Name | Lead | Lead Name',
    company: '公司 | 公司名称 | 企业名称 | 单位名称 | 客户名称 | Company | Company Name | Organization | Account Name',
    title: jobTitle,
    phone: mobile,
    office_phone: officePhone,
    status: '线索状态 | 状态 | 跟进状态 | Status | Lead Status',
    ...{ email, website, source, industry, employees, annual_revenue: revenue },
    description: `需求描述 | 需求 | 客户需求 | 需求说明 | Requirements | What they need | ${notes}`,
    external_id: `${outer} | 线索ID | 线索编号 | Lead ID`,
    ...whole,
    ...kept,
  },
  deal: {
    name: '商机名称 | 商机 | 项目名称 | 项目 | 名称 | 机会名称 | Deal | Deal Name | Opportunity | Opportunity Name | Name | Title',
    account:
      '客户 | 客户名称 | 公司 | 公司名称 | 最终客户 | Account | Account Name | Company | Customer | Company Name | Associated Company',
    pipeline: '销售流程 | 管道 | Pipeline | Sales Process',
    stage:
      '阶段 | 销售阶段 | 商机阶段 | 项目阶段 | 当前阶段 | Stage | Deal Stage | StageName | Sales Stage | Pipeline Stage | Opportunity Stage',
    amount:
      '金额 | 商机金额 | 合同金额 | 预计金额 | 预计成交金额 | 项目金额 | 销售金额 | Amount | Deal Value | Deal Amount | Value | Opportunity Amount | Close Value | Deal Size | Total',
    probability:
      '赢率 | 可能性 | 成交概率 | 成功率 | 成交可能性 | Probability | Win Probability | Probability (%) | Chance | Win Rate',
    expected_close:
      '预计成交日期 | 预计结束日期 | 预计成交时间 | 预计签约日期 | 预计签单日期 | 预计结单日期 | Expected close | Expected Close Date | Estimated Close Date | Close Date | CloseDate | Closing Date | 成交日期 | Expected Closing | Forecast Close Date',
    started_on: '开始日期 | 接触日期 | 立项日期 | 开始时间 | Started on | Start Date | Engage Date | Started',
    closed_on:
      '结束日期 | 关闭日期 | 实际成交日期 | 实际结束日期 | 关闭时间 | 签单日期 | 签约日期 | Closed on | Closed Date | Date Closed | Actual Close Date | Closed At | Won Date',
    product: '主要产品 | 产品 | 产品名称 | 意向产品 | Product | Product Name | Main Product',
    source,
    loss_reason: '输单原因 | 丢单原因 | 失败原因 | 流失原因 | Loss Reason | Lost Reason | Closed Lost Reason | Reason Lost',
    next_step: '下一步 | 下一步计划 | 下一步行动 | Next step | NextStep | Next Action | Next Steps',
    description: notes,
    external_id: `${outer} | 商机ID | 项目编号 | Opportunity ID | opportunity_id | Deal ID`,
    ...kept,
  },
  product: {
    name: '产品名称 | 产品 | 商品名称 | 商品 | 名称 | 品名 | Product | Product Name | ProductName | Name | Item | Item Name',
    code: '产品编码 | 产品编号 | 编码 | 货号 | 商品编码 | 型号 | SKU | Product Code | Code | Item Code | Item No. | Part Number',
    series: '系列 | 产品系列 | 产品线 | 产品分类 | 分类 | 类别 | Series | Product Family | Family | Product Line | Category',
    price:
      '标准价 | 价格 | 单价 | 售价 | 标准价格 | 销售单价 | List price | Price | Unit Price | UnitPrice | Sales Price | Standard Price',
    unit: '单位 | 计量单位 | 销售单位 | Unit | Unit of Measure | UOM',
    on_sale: '上架 | 是否上架 | 在售 | On sale | Active | Is Active',
    description: `${notes} | 产品描述 | 产品介绍 | Product Description`,
    external_id: '外部标识 | External ID | 产品ID | Product ID | ProductID | Id',
    ...kept,
  },
  follow_up: {
    content:
      '内容 | 跟进内容 | 跟进记录 | 沟通内容 | 跟进情况 | Content | What happened | Note | Notes | Activity | Details | Body',
    type: '方式 | 跟进方式 | 跟进类型 | 类型 | Type | Activity Type | Method',
    occurred_at: '跟进时间 | 跟进日期 | 时间 | 日期 | 联系时间 | When | Date | Activity Date | Occurred At',
    next_contact_on:
      '下次联系 | 下次跟进时间 | 下次跟进日期 | 下次联系时间 | 下次跟进 | Next contact | Next Follow-up | Next Follow-up Date | Next Contact Date',
    owner: '负责人 | 跟进人 | 销售 | Owner | Assigned To',
    created_at: kept.created_at,
    created_by: kept.created_by,
  },
  task: {
    subject: '任务 | 任务名称 | 主题 | 标题 | 任务标题 | 名称 | Task | Subject | Title | Task Name | Name',
    due_on: '截止日期 | 截止时间 | 到期日 | 到期日期 | 完成期限 | Due | Due Date | Deadline | Due On',
    status: '状态 | 任务状态 | Status | Task Status',
    priority: '优先级 | 重要程度 | 紧急程度 | Priority | Urgency | Importance',
    done_on: '完成日期 | 完成时间 | 实际完成日期 | Done on | Completed On | Completion Date | Completed Date',
    description: `${notes} | 任务描述 | 任务说明 | Details`,
    owner: '负责人 | 执行人 | 责任人 | Owner | Assignee | Assigned To',
    created_at: kept.created_at,
    created_by: kept.created_by,
  },
  deal_line: {
    deal: '商机 | 商机名称 | 所属商机 | Deal | Opportunity | Deal Name | Opportunity Name',
    product: '产品 | 产品名称 | 商品 | Product | Product Name | Item',
    description: notes,
    quantity: '数量 | 购买数量 | Quantity | Qty | Units',
    unit_price: '单价 | 售价 | 销售单价 | 价格 | Unit Price | UnitPrice | Price | Sales Price',
    discount: '折扣（%） | 折扣 | 折扣率 | Discount | Discount (%) | Discount %',
  },
  user: {
    name: '姓名 | 用户 | 用户名 | 员工姓名 | 员工 | Name | User | Employee | Full Name | User Name',
    email,
    phone: '电话 | 手机 | 手机号 | 联系电话 | Phone | Mobile | Mobile Phone | Telephone',
    superior: '直属上级 | 上级 | 经理 | 主管 | 汇报对象 | Superior | Manager | Reports To | Supervisor | Line Manager',
    position: '职位 | 职务 | 岗位 | Position | Job Title | Title',
    employee_no: '工号 | 员工编号 | 员工工号 | Employee no. | Employee ID | Employee Number | Staff ID',
    department: '部门 | 所属部门 | 所在部门 | Department | Team | Regional Office',
  },
};
