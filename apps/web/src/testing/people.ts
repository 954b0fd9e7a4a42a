import type { Role, StakeholderGroup } from '@openfloor/contract';

interface Somebody {
  role: Role;
  honorific?: string;
  name: string;
  position?: string;
  affiliation?: string;
  stakeholderGroup?: StakeholderGroup;
}

/** The people of the Athens session, as the published programme names them. */
export const PEOPLE: readonly Somebody[] = [
  {
    role: 'moderator',
    name: 'Kenneth Cukier',
    affiliation: 'The Economist',
    stakeholderGroup: 'press_media',
  },
  {
    role: 'panellist',
    name: 'David Belanger',
    position: 'Chief Scientist',
    affiliation: 'AT&T Labs',
    stakeholderGroup: 'private_sector',
  },
  {
    role: 'panellist',
    name: 'Lamia Chaffai',
    position: 'Director General',
    affiliation: 'Tunisian certification agency (ANCE)',
    stakeholderGroup: 'government',
  },
  {
    role: 'panellist',
    name: 'Ilias Chantzos',
    position: 'Head of Government Relations, EMEA; Chair BSA Europe',
    affiliation: 'Symantec',
    stakeholderGroup: 'private_sector',
  },
  {
    role: 'panellist',
    name: 'Chengqing Huang',
    position: 'Deputy Director',
    affiliation: 'CNCERT/CC, China',
    stakeholderGroup: 'technical_community',
  },
  {
    role: 'panellist',
    name: 'Gus Hosein',
    position: 'Information Systems Group, LSE',
    affiliation: 'London School of Economics / Privacy International',
    stakeholderGroup: 'civil_society',
  },
  {
    role: 'panellist',
    name: 'Rikke Frank Joergensen',
    affiliation: 'Danish Institute for Human Rights',
    stakeholderGroup: 'civil_society',
  },
  {
    role: 'panellist',
    honorific: 'Prof.',
    name: 'Henrik W. K. Kaspersen',
    position: 'President, Cybercrime Convention Committee',
    affiliation: 'Council of Europe',
    stakeholderGroup: 'intergovernmental_organisation',
  },
  {
    role: 'panellist',
    name: 'Arkady Kremer',
    position: 'Chairman',
    affiliation: 'Russian Association of Networks and Services',
    stakeholderGroup: 'private_sector',
  },
  {
    role: 'panellist',
    name: 'Andrew Maurer',
    affiliation: 'Dept of Communications IT and the Arts, Australia',
    stakeholderGroup: 'government',
  },
  {
    role: 'panellist',
    name: 'Margaret Moran',
    position: 'MP',
    affiliation: 'UK Parliament',
    stakeholderGroup: 'government',
  },
  {
    role: 'panellist',
    name: 'Terayasu Murakami',
    position:
      'Chief Counselor; Director of Tokyo Club Foundation for Global Studies; Acting Chairman of Electronic Commerce Promotion Working Group of Nippon Keidanren; Business Steering Committee Member of GBDe',
    affiliation: 'Nomura Research Institute (NRI)',
    stakeholderGroup: 'private_sector',
  },
  {
    role: 'panellist',
    name: 'Frederico Neves',
    position: 'Member of the Security and Stability Advisory Committee (SSAC)',
    affiliation: 'CERT.br (Brasil)',
    stakeholderGroup: 'technical_community',
  },
  {
    role: 'panellist',
    name: 'Richard Simpson',
    position: 'Director General, E-Commerce Branch',
    affiliation: 'Industry Canada',
    stakeholderGroup: 'government',
  },
  {
    role: 'panellist',
    name: 'Christiaan van der Valk',
    position: 'Vice President, Compliance',
    affiliation: 'Trustweaver',
    stakeholderGroup: 'private_sector',
  },
];
