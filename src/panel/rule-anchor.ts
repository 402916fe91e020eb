/** Where a rule stands on the guideline page. */
export const ruleAnchor = (id: string): string => `rule-${id}`;
export const rulePage = (id: string): string => `guideline.html#${ruleAnchor(id)}`;
