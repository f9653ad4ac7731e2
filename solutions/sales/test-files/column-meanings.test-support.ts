/** The field each column of Salesforce's standard exports means; those that the objects have no field for are left out. */
export const salesforceFields = {
  Account: {
    ...{ Id: 'external_id', Name: 'name', Type: 'type', ParentId: 'parent', Industry: 'industry', Rating: 'level' },
    ...{ BillingCity: 'address.city', BillingState: 'address.province', BillingPostalCode: 'address.postcode' },
    ...{ AnnualRevenue: 'annual_revenue', NumberOfEmployees: 'employees' },
  },
  Contact: {
    ...{ Id: 'external_id', AccountId: 'account', Name: 'name', Title: 'title', Department: 'unit', Email: 'email' },
    ...{ Phone: 'office_phone', MobilePhone: 'phone', LeadSource: 'source' },
  },
  Lead: {
    ...{ Id: 'external_id', Name: 'name', Company: 'company', Status: 'status', Industry: 'industry', OwnerId: null },
    ...{ Phone: 'office_phone', MobilePhone: 'phone', Email: 'email', Website: 'website', LeadSource: 'source' },
    ...{ ConvertedAccountId: 'converted_account', ConvertedContactId: 'converted_contact' },
  },
  Opportunity: {
    ...{ Id: 'external_id', AccountId: 'account', Name: 'name', StageName: 'stage', Amount: 'amount', NextStep: 'next_step' },
    ...{ CloseDate: 'expected_close', CreatedDate: 'created_at', Probability: 'probability', LeadSource: 'source' },
  },
} as const;

/** The files of a sales team. */
export const pipelineFields = {
  accounts: {
    ...{ account: 'name', sector: 'industry', year_established: 'founded', revenue: 'annual_revenue', employees: 'employees' },
    ...{ office_location: 'location', subsidiary_of: 'parent' },
  },
  products: { product: 'name', series: 'series', sales_price: 'price' },
  teams: { sales_agent: 'name', manager: 'superior', regional_office: 'department' },
  sales: {
    ...{ opportunity_id: 'external_id', sales_agent: 'owner', product: 'product', account: 'account', deal_stage: 'stage' },
    ...{ engage_date: 'started_on', close_date: 'closed_on', close_value: 'amount' },
  },
} as const;
