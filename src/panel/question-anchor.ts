/** Where the question about a fact stands on the panel. */
export const questionAnchor = (linkId: string): string => `question-${linkId}`;
