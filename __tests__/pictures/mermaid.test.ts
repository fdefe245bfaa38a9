import { mermaid, pictureOf } from "../../pictures";
import { peering, requested } from "../handover/fixtures";
import { finding, hostile, pictureOfFile, thirtyConnections } from "./samples";

test("a peering as a flowchart: accounts as subgraphs, request dashed, complete solid, refusals marked", () => {
  const connections = [
    peering({
      clusters: [requested],
      services: [{ name: "orders", host: "orders.internal.example.com", ports: [5432] }],
    }),
  ];
  expect(mermaid(pictureOf({ file: "connections.yaml", connections, findings: [finding("orders")] }))).toBe(
    `flowchart LR
  accTitle: connections.yaml: 1 connection
  accDescr: 1 connection of 1 Astro cluster: 1 complete. Policies: 1 error.
  subgraph n1["Astronomer#39;s AWS account 222222222222<br/>us-east-1"]
    n3["Astro cluster<br/>prod<br/>clk1abcde<br/>172.20.0.0/20"]
  end
  subgraph n2["Your AWS account 333333333333<br/>us-east-1"]
    n5["VPC<br/>vpc-0123456789abcdef0<br/>10.0.0.0/16<br/>orders: orders.internal.example.com:5432"]
  end
  n4(["VPC peering, complete phase<br/>Orders database<br/>orders<br/>1 error"])
  n3 --> n4
  n4 --> n5
  classDef astro fill:#f1ebff,stroke:#a58bd8,color:#1c2128
  class n1 astro
  classDef customer fill:#eaf3ff,stroke:#7aa7dc,color:#1c2128
  class n2 customer
  classDef refused stroke:#b3141f,stroke-width:3px
  class n4 refused
`,
  );
});

test("connections.yaml has dashed and solid lines", () => {
  const text = mermaid(pictureOfFile("connections.yaml"));
  expect(text).toContain(" -.-> ");
  expect(text).toContain(" --> ");
});

test("names say nothing to Mermaid: every statement is one of ours", () => {
  const ours = [
    /^flowchart LR$/,
    /^ {2}acc(Title|Descr): [^;{}#"<>%]*$/,
    /^ {2}subgraph n\d+\["[^"]*"\]$/,
    /^ {2}end$/,
    /^ {2,4}n\d+(\["[^"`[\]{}()<>%;]*"\]|\(\["[^"`[\]{}()<>%;]*"\]\))$/,
    /^ {2}n\d+ (-->|-\.->) n\d+$/,
    /^ {2}(classDef \w+ [\w#:, -]+|class [n\d,]+ \w+)$/,
  ];
  for (const picture of [hostile(), thirtyConnections()].map(pictureOf)) {
    const lines = mermaid(picture).trimEnd().split("\n");
    const plain = lines.map((line) => line.replaceAll("<br/>", " ").replace(/#\d+;/g, "?"));
    expect(plain.filter((line) => !ours.some((statement) => statement.test(line)))).toEqual([]);
  }
});
