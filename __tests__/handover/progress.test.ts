import { connectionPhase, phaseOf, progress } from "../../handover";
import {
  ACCEPTED,
  deployed,
  dev,
  NOTHING_DEPLOYED,
  PCX,
  peering,
  requested,
  requesting,
  targetWithoutCidr,
  ZONE,
} from "./fixtures";

describe("phase", () => {
  test("follows from the peering connection id", () => {
    const connection = peering();
    expect(phaseOf(connection, requesting)).toBe("request");
    expect(phaseOf(connection, requested)).toBe("complete");
  });

  test("of a connection is that of its least advanced cluster", () => {
    expect(connectionPhase(peering({ clusters: [requested, { cluster: dev }] }))).toBe("request");
    expect(connectionPhase(peering({ clusters: [requested] }))).toBe("complete");
  });
});

describe("progress", () => {
  test("before the request: Astronomer support is awaited, the ticket is next", () => {
    expect(progress(peering(), NOTHING_DEPLOYED)).toMatchObject({
      id: "orders",
      phase: "request",
      deployed: false,
      clusters: [
        {
          id: "clk1abcde",
          name: "prod",
          phase: "request",
          done: ["declared"],
          awaited: [{ what: "VPC peering request and its id (pcx-…)", from: "Astronomer support" }],
          next: "Send `npx astro-connect ticket orders` to Astronomer support.",
        },
      ],
    });
  });

  test("before the request with the CIDR unknown: deploy is next", () => {
    const { clusters } = progress(peering({ target: targetWithoutCidr() }), NOTHING_DEPLOYED);
    expect(clusters[0]?.next).toMatch(/^Run `npx astro-connect deploy orders` to learn the CIDR/);
  });

  test("requested but not accepted: you are awaited, within 7 days", () => {
    const { clusters } = progress(peering({ clusters: [requested] }), NOTHING_DEPLOYED);
    expect(clusters[0]?.awaited[0]).toEqual({
      what: "acceptance, within 7 days of the request",
      from: "you",
    });
    expect(clusters[0]?.next).toMatch(/^Run `npx astro-connect deploy orders`, then/);
  });

  test("accepted: the routes, the VPC id and each zone are awaited from Astronomer support", () => {
    const dns = { resolution: "auto", privateHostedZoneIds: [ZONE] } as const;
    const { clusters } = progress(peering({ clusters: [requested], dns }), deployed(ACCEPTED));
    expect(clusters[0]?.awaited.map(({ what, from }) => `${from}: ${what}`)).toEqual([
      "Astronomer support: routes on the Astro side",
      "Astronomer support: ID of the Astro VPC",
      `Astronomer support: association of private hosted zone ${ZONE}`,
    ]);
  });

  test("expired: a new request is awaited from Astronomer support", () => {
    const peering_connections = { clk1abcde: { id: PCX, status: "expired" } };
    const { clusters } = progress(peering({ clusters: [requested] }), deployed({ peering_connections }));
    expect(clusters[0]?.awaited).toEqual([
      { what: `a new VPC peering request: ${PCX} is expired`, from: "Astronomer support" },
    ]);
    expect(clusters[0]?.next).toMatch(/^Remove peeringConnectionId of prod from the file/);
  });

  test("without a readable state nothing is claimed about it", () => {
    const { deployed: known, clusters } = progress(peering({ clusters: [requested] }));
    expect(known).toBeNull();
    expect(clusters[0]?.done).toEqual([`requested by Astronomer: ${PCX}`]);
    expect(clusters[0]?.next).toMatch(/unless already deployed/);
  });

  test("retired: destroy, then the ticket, then out of the file", () => {
    const connection = peering({ retired: true, clusters: [requested] });
    expect(progress(connection, deployed(ACCEPTED)).clusters[0]?.next).toMatch(/cdktf destroy orders/);
    expect(progress(connection, NOTHING_DEPLOYED).clusters[0]?.next).toMatch(/ticket orders`, then remove/);
  });

  test("retired before it ever came to be: out of the file", () => {
    const { clusters } = progress(peering({ retired: true }), NOTHING_DEPLOYED);
    expect(clusters[0]).toMatchObject({ awaited: [], next: "Remove the connection from the file." });
  });
});
