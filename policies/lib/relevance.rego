# METADATA
# title: What concerns Astro
# description: Counts what was judged, so that a typo in the facts does not look like a pass.
# scope: package
package astro.lib.relevance

import data.astro.lib.peering
import data.astro.lib.routing

# METADATA
# description: Addresses of the resources for which the plan holds evidence that they concern Astro.
concerned contains address if some address, _ in peering.accepters

concerned contains route.resource.address if some route in routing.to_astro
