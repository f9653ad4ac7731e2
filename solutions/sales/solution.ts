import { defineSolution } from '@tenon/metadata';
import { account } from './account/account.object.ts';
import { accountBoard, accountLayout, allAccounts, keyAccounts, myAccounts } from './account/account.views.ts';
import { accountContact, contact } from './contact/contact.object.ts';
import { allContacts, contactLayout, decisionMakers } from './contact/contact.views.ts';
import { pipelineDashboard } from './dashboards/pipeline.dashboard.ts';
import { dealHooks } from './deal/deal.hooks.ts';
import { deal, dealContact, dealStageEntry } from './deal/deal.object.ts';
import {
  allDeals,
  closingThisMonth,
  dealBoard,
  dealLayout,
  dealLineLayout,
  myDeals,
  openDeals,
  wonDeals,
} from './deal/deal.views.ts';
import { dealLine } from './deal/deal-line.object.ts';
import { sampleCompany } from './demo/sample-company.demo.ts';
import { followUp } from './follow-up/follow-up.object.ts';
import { allFollowUps, dueFollowUps, followUpLayout } from './follow-up/follow-up.views.ts';
import { lead } from './lead/lead.object.ts';
import { allLeads, leadBoard, leadLayout, openLeads } from './lead/lead.views.ts';
import { handOverWonDeal } from './processes/hand-over-won-deal.process.ts';
import { product } from './product/product.object.ts';
import { allProducts, productLayout } from './product/product.views.ts';
import { dealFunnel, openAmount, openByStage, weightedAmount } from './reports/pipeline.reports.ts';
import {
  averageCycle,
  winRate,
  wonAmount,
  wonByManager,
  wonByMonth,
  wonByOwner,
  wonByProduct,
  wonByQuarter,
} from './reports/won.reports.ts';
import { executive, salesManager, salesRep } from './roles/sales.roles.ts';
import { salesApp } from './sales.app.ts';
import { task } from './task/task.object.ts';
import { allTasks, myTasks, taskBoard, taskLayout } from './task/task.views.ts';

export const sales = defineSolution({
  name: 'sales',
  label: { zh: '销售管理', en: 'Sales' },
  description: {
    zh: '线索、客户、联系人、商机与产品，销售看板与漏斗分析',
    en: 'Leads, accounts, contacts, deals and products, with a pipeline board and funnel analysis',
  },
  version: '0.1.0',
  template: true,
  definitions: [
    salesApp,
    ...[lead, account, contact, deal, product, followUp, task, accountContact, dealContact, dealLine, dealStageEntry],
    ...[openLeads, allLeads, leadBoard, leadLayout],
    ...[myAccounts, allAccounts, keyAccounts, accountBoard, accountLayout],
    ...[allContacts, decisionMakers, contactLayout],
    ...[openDeals, dealBoard, myDeals, closingThisMonth, wonDeals, allDeals, dealLayout, dealLineLayout],
    ...[allProducts, productLayout, allFollowUps, dueFollowUps, followUpLayout],
    ...[myTasks, allTasks, taskBoard, taskLayout],
    ...[salesRep, salesManager, executive],
    ...[openAmount, weightedAmount, openByStage, dealFunnel],
    ...[wonAmount, winRate, averageCycle, wonByMonth, wonByQuarter, wonByManager, wonByOwner, wonByProduct],
    pipelineDashboard,
    handOverWonDeal,
  ],
  hooks: { deal: dealHooks },
  samples: sampleCompany,
});
