resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
}

resource "aws_ram_resource_share" "astro" {
  name                      = "astro"
  allow_external_principals = true
}

resource "aws_ram_resource_association" "gateway" {
  resource_share_arn = aws_ram_resource_share.astro.arn
  resource_arn       = aws_ec2_transit_gateway.hub.arn
}

resource "aws_ram_principal_association" "astro" {
  resource_share_arn = aws_ram_resource_share.astro.arn
  principal          = "222222222222"
}

resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
  transit_gateway_attachment_id                   = "tgw-attach-0123456789abcdef0"
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_ec2_transit_gateway_route_table" "astro" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table" "data" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_transit_gateway_route_table_association" "astro" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "astro" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.data.id
}

resource "aws_vpc" "data" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "data" {
  vpc_id     = aws_vpc.data.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "data" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.data.id
  subnet_ids         = [aws_subnet.data.id]

  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
}

resource "aws_ec2_transit_gateway_route_table_association" "data" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.data.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.data.id
}

resource "aws_ec2_transit_gateway_route_table_propagation" "data" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.data.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro.id
}

resource "aws_route_table" "data" {
  vpc_id = aws_vpc.data.id
}

resource "aws_route_table_association" "data" {
  subnet_id      = aws_subnet.data.id
  route_table_id = aws_route_table.data.id
}

resource "aws_route" "to_astro" {
  route_table_id         = aws_route_table.data.id
  destination_cidr_block = "172.20.0.0/20"
  transit_gateway_id     = aws_ec2_transit_gateway.hub.id
}
