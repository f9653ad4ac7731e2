import { type Random, randomOf } from './random.test-support.ts';
import { type Table, tableOf } from './table.test-support.ts';

/** What a sale was, before a file writes it down in its own way. Days count from the first of 2019. */
export type Sale = {
  id: string;
  agent: string;
  product: string;
  account: string;
  stage: 'Prospecting' | 'Engaging' | 'Won' | 'Lost';
  engaged?: number;
  closed?: number;
  amount?: number;
};

export type Pipeline = {
  sales: Sale[];
  /** Manager of each agent. */
  managers: Map<string, string>;
  files: Record<'accounts' | 'products' | 'teams' | 'sales', Table>;
};

const accountCount = 90;
const agentCount = 36;
const products = [
  ['Tenon Saw', 'Saws', 180],
  ['Tenon Saw XL', 'Saws', 240],
  ['Bench Vice', 'Benches', 620],
  ['Oak Bench', 'Benches', 3900],
  ['Mortise Mill', 'Machines', 12_400],
  ['Glue Press', 'Machines', 7300],
] as const;
const managers = ['Ada Brandt', 'Chidi Okoro', 'Elena Marsh', 'Lukas Weiss', 'Priya Nair', 'Tomas Reyes'];
const offices = ['North', 'South', 'Coast'];
/** The third is misspelt, as one system's list of choices may be. */
const sectors = ['retail', 'medical', 'technolgy', 'finance', 'software'];
const engagedLast = 700;

/**
 * Files of a sales team as three systems export them: companies whose parents stand further down, products, teams, and sales with
 * American dates, a product that is written in another way than among the products, and gaps.
 */
export function makePipeline({ seed, count }: { seed: number; count: number }): Pipeline {
  const random = randomOf(seed);
  const accounts = Array.from({ length: accountCount }, (_, at) => companyName(at));
  const agents = Array.from({ length: agentCount }, (_, at) => personName(at));
  const managerOf = new Map(agents.map((agent, at) => [agent, managers[at % managers.length] as string]));
  const sales = Array.from({ length: count }, (_, at) => makeSale(random, { at, accounts, agents }));
  return {
    sales,
    managers: managerOf,
    files: {
      accounts: accountsFile(random, accounts),
      products: [['product', 'series', 'sales_price'], ...products.map(([name, series, price]) => [name, series, `${price}`])],
      teams: [
        ['sales_agent', 'manager', 'regional_office'],
        ...agents.map((agent, at) => [agent, managerOf.get(agent) as string, offices[at % offices.length] as string]),
      ],
      sales: salesFile(sales),
    },
  };
}

/** As the file of sales writes a product. */
export const writtenAs: Record<string, string> = { 'Oak Bench': 'OakBench' };

export function dayOf(count: number): Date {
  return new Date(Date.UTC(2019, 0, 1 + count));
}

function makeSale(random: Random, { at, accounts, agents }: { at: number; accounts: string[]; agents: string[] }): Sale {
  const [product, , price] = random.pick(products);
  const stage = random.pick(['Won', 'Won', 'Won', 'Won', 'Lost', 'Lost', 'Engaging', 'Prospecting'] as const);
  const engaged = random.whole(0, engagedLast);
  const days = random.whole(1, 140);
  return {
    id: `S-${(at * 7919 + 100_003).toString(36).toUpperCase()}`,
    ...{ agent: random.pick(agents), product, stage },
    account: random.chance(0.16) ? '' : random.pick(accounts),
    ...(stage !== 'Prospecting' && { engaged }),
    ...(stage === 'Won' && { closed: engaged + days, amount: random.whole(Math.round(price * 0.7), Math.round(price * 1.2)) }),
    ...(stage === 'Lost' && { closed: engaged + days, amount: 0 }),
  };
}

function salesFile(sales: Sale[]): Table {
  const columns = [
    'opportunity_id',
    'sales_agent',
    'product',
    'account',
    'deal_stage',
    'engage_date',
    'close_date',
    'close_value',
  ];
  const rows = sales.map(({ id, agent, product, account, stage, engaged, closed, amount }) => [
    ...[id, agent, writtenAs[product] ?? product, account, stage],
    ...[engaged, closed].map((day) => (day === undefined ? '' : writeAmericanDate(dayOf(day)))),
    amount === undefined ? '' : `${amount}`,
  ]);
  return [columns, ...rows];
}

function writeAmericanDate(day: Date): string {
  return `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()}`;
}

/** Every sixth company belongs to one that comes later. */
function accountsFile(random: Random, names: string[]): Table {
  const columns = ['account', 'sector', 'year_established', 'revenue', 'employees', 'office_location', 'subsidiary_of'] as const;
  const records = names.map((account, at) => ({
    account,
    sector: random.pick(sectors),
    year_established: `${random.whole(1962, 2018)}`,
    revenue: `${random.whole(400, 900_000) / 100}`,
    employees: `${random.whole(9, 30_000)}`,
    office_location: random.pick(['Norway', 'Kenya', 'Chile', 'Japan']),
    subsidiary_of: at % 6 === 0 && at + 5 < names.length ? (names[at + 5] as string) : '',
  }));
  return tableOf(columns, records);
}

function companyName(at: number): string {
  const first = ['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch', 'Maple', 'Rowan', 'Spruce'];
  const second = ['bridge', 'field', 'gate', 'haven', 'mill', 'ridge', 'stone', 'water', 'works'];
  return `${first[at % first.length]}${second[Math.floor(at / first.length) % second.length]}`;
}

function personName(at: number): string {
  const given = ['Amara', 'Bruno', 'Clara', 'Dario', 'Edda', 'Farid', 'Greta', 'Hugo', 'Iris'];
  const family = ['Holm', 'Ito', 'Jansen', 'Kaya'];
  return `${given[at % given.length]} ${family[Math.floor(at / given.length) % family.length]}`;
}
