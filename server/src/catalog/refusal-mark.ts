/** Names of constraints that refuse values which a publish has replaced begin so: who meets one works with the model from before it. */
export const refusalMark = 'gone_';
