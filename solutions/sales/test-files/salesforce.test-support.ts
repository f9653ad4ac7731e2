import { type Random, randomOf } from './random.test-support.ts';
import { type Table, tableOf } from './table.test-support.ts';

export type SalesforceExport = {
  files: Record<'Account' | 'Contact' | 'Opportunity' | 'Lead', Table>;
  /** Addresses that are none, in the order of the contacts. */
  badEmails: string[];
  /** Of each opportunity its id, that of its account, its stage as Salesforce writes it, and the day it was made. */
  opportunities: { id: string; account: string; stage: string; created: string }[];
};

const counts = { accounts: 24, contacts: 40, opportunities: 60, leads: 30 };
const sources = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'];
const stages = ['Prospecting', 'Qualification', 'Needs Analysis', 'Negotiation/Review', 'Closed Won', 'Closed Lost'];

/**
 * What the data export of a Salesforce organisation looks like: 18-character ids that link the files, TRUE and FALSE, months first,
 * years of two digits, columns that nobody uses, parents further down, leads that point at what was not exported.
 */
export function makeSalesforceExport(seed: number): SalesforceExport {
  const random = randomOf(seed);
  const accounts = makeAccounts(random);
  const accountIds = accounts.map(({ Id }) => Id);
  const contacts = makeContacts(random, accountIds);
  const opportunities = makeOpportunities(random, accountIds);
  return {
    files: {
      Account: tableOf(accountColumns, accounts),
      Contact: tableOf(contactColumns, contacts),
      Opportunity: tableOf(opportunityColumns, opportunities),
      Lead: tableOf(leadColumns, makeLeads(random)),
    },
    badEmails: contacts.map(({ Email }) => Email).filter((email) => email.includes('&')),
    opportunities: opportunities.map(({ Id, AccountId, StageName, CreatedDate }) => ({
      ...{ id: Id, account: AccountId, stage: StageName, created: CreatedDate },
    })),
  };
}

const accountColumns = [
  ...(['Id', 'IsDeleted', 'Name', 'Type', 'ParentId', 'BillingCity', 'BillingState', 'BillingPostalCode', 'Industry'] as const),
  ...(['AnnualRevenue', 'NumberOfEmployees', 'Ownership', 'Rating', 'LastActivityDate'] as const),
];

function makeAccounts(random: Random): Record<(typeof accountColumns)[number], string>[] {
  return Array.from({ length: counts.accounts }, (_, at) => ({
    ...{ Id: idOf('001', at), IsDeleted: 'FALSE', Name: `${townOf(at)} ${random.pick(['Tools', 'Timber', 'Joinery'])} ${at}` },
    Type: random.pick(['Customer - Direct', 'Customer - Channel', '']),
    ParentId: at % 7 === 0 ? idOf('001', at + 2) : '',
    ...{ BillingCity: townOf(at), BillingState: random.pick(['NY', 'TX', 'OR']), BillingPostalCode: `${10_000 + at * 37}` },
    Industry: random.pick(['Electronics', 'Construction', 'Energy', '']),
    ...{ AnnualRevenue: `${random.whole(1, 900)}000000`, NumberOfEmployees: `${random.whole(5, 40_000)}`, Ownership: 'Private' },
    ...{ Rating: random.pick(['Hot', 'Warm', 'Cold', '']), LastActivityDate: '' },
  }));
}

const contactColumns = [
  ...(['Id', 'IsDeleted', 'AccountId', 'LastName', 'FirstName', 'Phone', 'MobilePhone', 'Email', 'Title', 'Department'] as const),
  ...(['LeadSource', 'EmailBouncedReason', 'IsEmailBounced', 'Name'] as const),
];

/** Two have an ampersand in their address, which stands in no domain. */
function makeContacts(random: Random, accounts: string[]): Record<(typeof contactColumns)[number], string>[] {
  return Array.from({ length: counts.contacts }, (_, at) => {
    const [FirstName, LastName] = [givenOf(at), familyOf(at)];
    const domain = at === 11 || at === 29 ? 'oak&elm.example' : 'oakandelm.example';
    return {
      ...{ Id: idOf('003', at), IsDeleted: 'FALSE', AccountId: random.pick(accounts), LastName, FirstName },
      ...{ Phone: americanPhone(random), MobilePhone: random.chance(0.5) ? americanPhone(random) : '' },
      ...{
        Email: `${FirstName}.${LastName}${at}@${domain}`.toLowerCase(),
        Title: random.pick(['CFO', 'SVP, Procurement', 'Buyer']),
      },
      ...{ Department: random.pick(['Finance', 'Procurement', '']), LeadSource: random.pick(sources) },
      ...{ EmailBouncedReason: '', IsEmailBounced: 'FALSE', Name: `${FirstName} ${LastName}` },
    };
  });
}

const opportunityColumns = [
  ...(['Id', 'AccountId', 'Name', 'Description', 'StageName', 'Amount', 'Probability', 'ExpectedRevenue', 'CloseDate'] as const),
  ...(['NextStep', 'LeadSource', 'IsClosed', 'IsWon', 'CreatedDate', 'LastModifiedDate'] as const),
];

function makeOpportunities(random: Random, accounts: string[]): Record<(typeof opportunityColumns)[number], string>[] {
  return Array.from({ length: counts.opportunities }, (_, at) => {
    const [StageName, amount, probability] = [stages[at % stages.length] as string, random.whole(5, 900) * 500, at % 10];
    const CreatedDate = `02/${`${13 + (at % 15)}`}/25`;
    return {
      ...{ Id: idOf('006', at), AccountId: random.pick(accounts), Name: `${townOf(at)} workshop ${at}`, StageName, CreatedDate },
      Description: at % 9 === 0 ? 'Asked for a quote,\nthen for "one more".' : '',
      ...{ Amount: `${amount}`, Probability: `${probability * 10}`, ExpectedRevenue: `${(amount * probability) / 10}` },
      ...{ CloseDate: `0${1 + (at % 9)}/${10 + (at % 18)}/25`, NextStep: at % 4 === 0 ? 'Call back' : '' },
      ...{ LeadSource: random.chance(0.3) ? '' : random.pick(sources) },
      ...{ IsClosed: StageName.startsWith('Closed') ? 'TRUE' : 'FALSE', IsWon: StageName === 'Closed Won' ? 'TRUE' : 'FALSE' },
      LastModifiedDate: `${CreatedDate} 08:55 PM`,
    };
  });
}

const leadColumns = [
  ...(['Id', 'IsDeleted', 'LastName', 'FirstName', 'Salutation', 'Name', 'Title', 'Company', 'Phone', 'MobilePhone'] as const),
  ...(['Email', 'Website', 'LeadSource', 'Status', 'Industry', 'AnnualRevenue', 'NumberOfEmployees', 'OwnerId'] as const),
  ...(['IsConverted', 'ConvertedDate', 'ConvertedAccountId', 'ConvertedContactId', 'LastModifiedDate'] as const),
];

function makeLeads(random: Random): Record<(typeof leadColumns)[number], string>[] {
  return Array.from({ length: counts.leads }, (_, at) => {
    const [FirstName, LastName] = [givenOf(at + 5), familyOf(at + 3)];
    const isConverted = at % 10 === 0;
    return {
      ...{ Id: idOf('00Q', at), IsDeleted: 'FALSE', LastName, FirstName, Salutation: 'Ms.', Name: `${FirstName} ${LastName}` },
      ...{ Title: 'Head of Workshop', Company: `${townOf(at + 7)} Coop. of ${random.pick(['Oregon', 'Texas'])}` },
      ...{ Phone: americanPhone(random), MobilePhone: '', Email: `lead${at}@workshop.example`, Website: '' },
      ...{ LeadSource: random.pick(sources), Status: random.pick(['Open - Not Contacted', 'Working - Contacted']) },
      ...{ Industry: random.pick(['Agriculture', 'Construction', '']), AnnualRevenue: `${random.whole(1, 90)}0000` },
      ...{ NumberOfEmployees: '', OwnerId: idOf('005', 1), IsConverted: isConverted ? 'TRUE' : 'FALSE' },
      ConvertedDate: isConverted ? '02/24/25' : '',
      ConvertedAccountId: isConverted ? idOf('001', 900 + at) : '',
      ConvertedContactId: isConverted ? idOf('003', 900 + at) : '',
      LastModifiedDate: '02/24/25 02:18 AM',
    };
  });
}

/** Prefix of the object, fifteen characters where case counts, and three that tell the case of the others. */
function idOf(prefix: string, at: number): string {
  return `${prefix}Tn${`${at * 7 + 1}`.padStart(10, '0')}AA${'ABCDEFGHIJ'[at % 10]}`;
}

function americanPhone(random: Random): string {
  return `(${random.pick(['512', '212', '503'])}) 555-${random.whole(1000, 9999)}`;
}

const townOf = (at: number) => ['Alderton', 'Birchley', 'Cedarvale', 'Elmhurst', 'Firbank', 'Hazelwick'][at % 6] as string;
const givenOf = (at: number) => ['Amara', 'Bruno', 'Clara', 'Dario', 'Edda', 'Farid', 'Greta'][at % 7] as string;
const familyOf = (at: number) => ['Holm', 'Ito', 'Jansen', 'Kaya', 'Lund'][at % 5] as string;
