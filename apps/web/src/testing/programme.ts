/** The programme of the Athens session, as it was published. */
export const TOPICS = [
  'Protecting users from spam, phishing and viruses while protecting privacy',
  'Network Security',
];
export const OBJECTIVES = [
  'Focus on the important issues with respect to cybersecurity',
  'Show how collaboration between stakeholders can improve trust and confidence to combat phishing, viruses and other cybercrime, spam, and issues of information and network security',
  'Focus on initiatives currently underway and build on expertise of the academic, scientific and technical communities',
  'Share lessons learned from ongoing initiatives among all stakeholders',
  'Exchange in-depth information on technologies, cross-border agreements and consumer education resources',
  'Examine the role of technology, legislation, end-user awareness and new models of cooperation across law enforcement and business',
  'Look at the interlinkages between protecting the security of the Internet and protecting privacy',
  'Explore technology solutions with concrete examples of what worked well and less well, across different legal systems',
];
export const FOCUS_ISSUES = [
  'Balance between ease of use and openness, and security',
  'Balance between freedom of expression, protecting privacy and fighting crime',
  "Users' ability to control their data and personal information",
  'Awareness raising among stakeholders at legislative, regulatory, law enforcement and technological levels',
  'Shared responsibility of all stakeholders including end users',
];
