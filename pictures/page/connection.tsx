import type { JSX } from "preact";
import type { ClusterProgress } from "../../handover";
import { clean } from "../text";
import { ROUTE_WORDS } from "../words";
import { FindingPart } from "./finding";
import type { PageConnection } from "./model";
import { Badge, Copyable, Marks, Prose } from "./parts";
import { Ticket } from "./ticket";

/** All about one connection. */
export function ConnectionPart({ progress, findings, handOvers, services }: PageConnection): JSX.Element {
  const { id, name, route, retired, phase, deployed, clusters } = progress;
  const open = findings.filter(({ waived }) => waived === null);
  const waived = findings.filter((finding) => finding.waived !== null);
  return (
    <section class="connection-part" id={`c-${id}`} aria-labelledby={`h-${id}`}>
      <h2 id={`h-${id}`}>{clean(name)}</h2>
      <p>
        <code>{id}</code> · {ROUTE_WORDS[route]} · {deployedWords(deployed)}{" "}
        <Badge kind={retired ? "retired" : phase} />
        <Marks findings={findings} />
      </p>
      {clusters.map((cluster) => (
        <ClusterPart {...cluster} />
      ))}
      {open.length > 0 && (
        <>
          <h3>What the policies say</h3>
          <ul class="findings">
            {open.map((finding) => (
              <FindingPart {...finding} />
            ))}
          </ul>
        </>
      )}
      {waived.length > 0 && (
        <>
          <h3>Waived</h3>
          <ul class="findings">
            {waived.map((finding) => (
              <FindingPart {...finding} />
            ))}
          </ul>
        </>
      )}
      {handOvers.length > 0 && <h3>To send now</h3>}
      {handOvers.map((handOver) => (
        <Ticket {...handOver} />
      ))}
      {services.length > 0 && <h3>In Airflow</h3>}
      {services.map((service) => (
        <>
          <p>{clean(service.name)}</p>
          <Copyable
            label={`Airflow connection to ${clean(service.name)}`}
            text={`${service.airflow.variable}='${service.airflow.json}'`}
          />
        </>
      ))}
    </section>
  );
}

function deployedWords(deployed: boolean | null): string {
  return deployed === null ? "state not read" : deployed ? "deployed" : "not deployed";
}

function ClusterPart({ id, name, phase, done, awaited, next }: ClusterProgress): JSX.Element {
  return (
    <div class="cluster">
      <h3>
        {clean(name)}
        {name !== id && <span class="soft"> {id}</span>} <Badge kind={phase} />
      </h3>
      <dl>
        {done.length > 0 && <dt>Done</dt>}
        {done.map((each) => (
          <dd>
            <Prose text={each} />
          </dd>
        ))}
        {awaited.length > 0 && <dt>Awaited</dt>}
        {awaited.map(({ what, from }) => (
          <dd>
            <Prose text={`${what}, from ${from}`} />
          </dd>
        ))}
        <dt>Next</dt>
        <dd>
          <Prose text={next} />
        </dd>
      </dl>
    </div>
  );
}
