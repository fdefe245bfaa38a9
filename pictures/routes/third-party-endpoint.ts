import type { ThirdPartyEndpointConnection } from "../../config/model";
import type { Reach } from "../reach";
import { provider } from "./provider";

/** The account or workspace that the provider's endpoint service leads to. */
export function thirdPartyEndpoint({ target, services }: ThirdPartyEndpointConnection): Reach {
  return provider(target, services);
}
