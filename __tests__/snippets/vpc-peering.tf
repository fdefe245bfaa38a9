resource "aws_vpc" "data" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = true
  enable_dns_support   = true
}

resource "aws_nat_gateway" "main" {
  subnet_id         = "subnet-0123456789abcdef0"
  connectivity_type = "private"
}

resource "aws_route_table" "data" {
  vpc_id = aws_vpc.data.id
}

resource "aws_route_table" "for_prod" {
  vpc_id = aws_vpc.data.id
}

resource "aws_route_table" "for_dev" {
  vpc_id = aws_vpc.data.id
}

resource "aws_vpc_peering_connection_accepter" "astro" {
  vpc_peering_connection_id = "pcx-0123456789abcdef0"
  auto_accept               = true
}

resource "aws_vpc_peering_connection_options" "astro" {
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id

  accepter {
    allow_remote_vpc_dns_resolution = true
  }
}

resource "aws_route" "to_astro" {
  route_table_id            = aws_route_table.data.id
  destination_cidr_block    = "172.20.0.0/20"
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
}

resource "aws_route" "to_pods" {
  route_table_id            = aws_route_table.data.id
  destination_cidr_block    = "100.64.0.0/19"
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
}

resource "aws_security_group" "data" {
  vpc_id = aws_vpc.data.id
}
