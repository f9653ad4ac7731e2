export { assetRegister } from './gallery/assets/solution.ts';
export { companyEvents } from './gallery/events/solution.ts';
export { expenses } from './gallery/expenses/solution.ts';
export { recruitment } from './gallery/recruitment/solution.ts';
export { afterSales } from './gallery/service/solution.ts';
export { suppliers } from './gallery/suppliers/solution.ts';
export {
  contractApproval,
  contractRenewal,
  expenseApproval,
  leaveApproval,
  newHire,
  overdueReceivables,
  supplierCertificate,
  urgentTicket,
} from './processes/company-processes.ts';
export {
  contactBirthday,
  contactLeft,
  discountApproval,
  largeDealApproval,
  leadResponse,
  stalledDeals,
  taskEscalation,
  weeklyReview,
  wonDealFollowUp,
} from './processes/sales-processes.ts';
export { projects } from './projects/solution.ts';
export { sales } from './sales/solution.ts';
