import { cidrsOf } from "../config/cluster";
import type { Cluster, Connection } from "../config/model";
import type { Finding } from "../gate";
import { connectionPhase, phaseOf } from "../handover";
import { count, list } from "../handover/words";
import { marksOf } from "./marks";
import type { Box, Link, Picture, Place } from "./model";
import { reachOf } from "./routes";
import { markWords, phaseWord, ROUTE_WORDS } from "./words";

/** What is drawn. */
export interface Drawn {
  /** The file, as messages name it. */
  readonly file: string;
  readonly connections: readonly Connection[];
  /** What the policies found; `plan` is the id of the connection. */
  readonly findings: readonly Finding[];
}

/** The picture of connections: the clusters they start from, what they lead to, and what the policies found. */
export function pictureOf({ file, connections, findings }: Drawn): Picture {
  const places = new Map<string, Place>();
  const boxes = new Map<string, Box>();
  const links: Link[] = [];
  const add = (box: Box): void => {
    const known = boxes.get(box.id);
    boxes.set(box.id, known === undefined ? box : merged(known, box));
  };
  for (const connection of connections) {
    const { retired } = connection;
    const phase = connectionPhase(connection);
    const own = `connection ${connection.id}`;
    for (const member of connection.clusters) {
      const place = clusterPlace(member.cluster);
      places.set(place.id, place);
      add(clusterBox(member.cluster, place));
      links.push({ from: clusterId(member.cluster), to: own, phase: phaseOf(connection, member), retired });
    }
    add({
      id: own,
      kind: "connection",
      title: connection.name,
      caption: `${ROUTE_WORDS[connection.route]}, ${phaseWord(connection, phase)}`,
      lines: connection.name === connection.id ? [] : [connection.id],
      services: [],
      marks: marksOf(findings.filter(({ plan }) => plan === connection.id)),
      phase,
      route: connection.route,
      retired,
    });
    const reach = reachOf(connection);
    reach.places.forEach((place) => places.set(place.id, place));
    reach.boxes.forEach((box) => add({ ...box, marks: [], retired: false }));
    links.push(...reach.ways.map(({ from = own, to }) => ({ from, to, phase, retired })));
  }
  return {
    title: `${file}: ${count(connections.length, "connection")}`,
    description: description(connections, findings),
    places: [...places.values()],
    boxes: [...boxes.values()],
    links: oncePerPair(links),
  };
}

function clusterId({ id }: Cluster): string {
  return `cluster ${id}`;
}

function clusterPlace({ accountId, region }: Cluster): Place {
  return {
    id: `astro ${accountId} ${region}`,
    side: "astro",
    title: `Astronomer's AWS account ${accountId}`,
    detail: region,
  };
}

function clusterBox(cluster: Cluster, place: Place): Box {
  const { id, name, type, vpcId, disasterRecovery } = cluster;
  return {
    id: clusterId(cluster),
    kind: "cluster",
    place: place.id,
    title: name,
    caption: type === "dedicated" ? "Astro cluster" : `Astro cluster, ${type}`,
    lines: [
      ...(name === id ? [] : [id]),
      ...(vpcId === undefined ? [] : [vpcId]),
      ...cidrsOf(cluster),
      ...(disasterRecovery === undefined
        ? []
        : [`recovery ${disasterRecovery.region}, ${disasterRecovery.cidr}`]),
    ],
    services: [],
    marks: [],
    retired: false,
  };
}

/** Two connections may lead to one thing; each knows some of it. */
function merged(a: Box, b: Box): Box {
  const services = new Map(
    [...a.services, ...b.services].map((service) => [JSON.stringify(service), service]),
  );
  return { ...a, lines: [...new Set([...a.lines, ...b.lines])], services: [...services.values()] };
}

/** One line where several connections go the same way; it is complete once one of them is. */
function oncePerPair(links: readonly Link[]): readonly Link[] {
  const byPair = new Map<string, Link>();
  for (const link of links) {
    const pair = JSON.stringify([link.from, link.to]);
    const known = byPair.get(pair);
    byPair.set(
      pair,
      known === undefined
        ? link
        : {
            ...known,
            phase: known.phase === "complete" ? "complete" : link.phase,
            retired: known.retired && link.retired,
          },
    );
  }
  return [...byPair.values()];
}

function description(connections: readonly Connection[], findings: readonly Finding[]): string {
  if (connections.length === 0) return "No connections.";
  const clusters = new Set(connections.flatMap((each) => each.clusters.map(({ cluster }) => cluster.name)));
  const complete = connections.filter((each) => connectionPhase(each) === "complete").length;
  const phases = [
    ...(complete === 0 ? [] : [`${complete} complete`]),
    ...(complete === connections.length ? [] : [`${connections.length - complete} in the request phase`]),
  ];
  const marks = marksOf(findings).map(markWords);
  return (
    `${count(connections.length, "connection")} of ${count(clusters.size, "Astro cluster")}: ${list(phases)}. ` +
    `Policies: ${marks.length === 0 ? "nothing found" : list(marks)}.`
  );
}
