resource "aws_vpc" "data" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.data.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.data.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_route53_zone" "data" {
  name = "data.internal"

  vpc {
    vpc_id = aws_vpc.data.id
  }
}

resource "aws_security_group" "resolver" {
  vpc_id = aws_vpc.data.id
}

resource "aws_route53_resolver_endpoint" "outbound" {
  direction          = "OUTBOUND"
  security_group_ids = [aws_security_group.resolver.id]
  ip_address { subnet_id = aws_subnet.a.id }
  ip_address { subnet_id = aws_subnet.b.id }
}

resource "aws_route53_resolver_rule" "corp" {
  domain_name          = "corp.example.com"
  rule_type            = "FORWARD"
  resolver_endpoint_id = aws_route53_resolver_endpoint.outbound.id
  target_ip { ip = "10.9.0.10" }
}

resource "aws_ram_resource_share" "astro" {
  name                      = "astro"
  allow_external_principals = true
}

resource "aws_ram_principal_association" "astro" {
  resource_share_arn = aws_ram_resource_share.astro.arn
  principal          = "222222222222"
}

resource "aws_ram_resource_association" "corp" {
  resource_share_arn = aws_ram_resource_share.astro.arn
  resource_arn       = aws_route53_resolver_rule.corp.arn
}

resource "aws_vpc_security_group_egress_rule" "resolver" {
  security_group_id = aws_security_group.resolver.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
