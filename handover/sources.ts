/** The documents that ask for a field. */
const DOCUMENT = "Connect Astro to External Data Services";

/** Section "VPC Peering" of the document. */
export const VPC_PEERING = `${DOCUMENT}, VPC Peering`;

/** Section "DNS Considerations with VPC Peering" of the document. */
export const VPC_PEERING_DNS = `${DOCUMENT}, DNS Considerations with VPC Peering`;

/** What Astronomer's later pages ask for beyond the document. */
export const LATER_VPC_PEERING = "Astronomer, Connect Astro to AWS data sources, VPC peering";

/** Section "Transit Gateway" of the document. */
export const TRANSIT_GATEWAY = `${DOCUMENT}, Transit Gateway`;

/** Section "DNS Considerations with Transit Gateway" of the document. */
export const TRANSIT_GATEWAY_DNS = `${DOCUMENT}, DNS Considerations with Transit Gateway`;

/** What Astronomer's later pages ask for beyond the document. */
export const LATER_TRANSIT_GATEWAY = "Astronomer, Connect Astro to AWS data sources, AWS Transit Gateway";

/** Section "Custom Interface Endpoint Services" of the document. */
export const CUSTOM_ENDPOINT_SERVICE = `${DOCUMENT}, Custom Interface Endpoint Services`;

/** What Astronomer's later pages ask for beyond the document. */
export const LATER_PRIVATELINK = "Astronomer, Connect Astro to AWS data sources, AWS PrivateLink";

/** How AWS verifies the domain of a private DNS name. */
export const VERIFY_DOMAIN = "AWS PrivateLink Guide, Manage DNS names for VPC endpoint services";

/** Section "IP Whitelisting" of the document. */
export const PUBLIC_ENDPOINTS = `${DOCUMENT}, Public Endpoints, IP Whitelisting`;

/** What Astronomer's later pages tell beyond the document. */
export const LATER_EXTERNAL_IPS = "Astronomer, Astro IP addresses";

/** Section "Builtin AWS Endpoints" of the document. */
export const BUILTIN_ENDPOINTS = `${DOCUMENT}, Builtin AWS Endpoints`;

/** Section "Third Party Interface Endpoints" of the document. */
export const THIRD_PARTY_ENDPOINTS = `${DOCUMENT}, Third Party Interface Endpoints`;
