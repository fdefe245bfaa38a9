provider "aws" {
  alias = "requester"

  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/requester"
  }
}

data "aws_caller_identity" "current" {}

resource "aws_vpc" "requester" {
  provider   = aws.requester
  cidr_block = "172.20.0.0/20"
}

resource "aws_vpc" "data" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc_peering_connection" "astro" {
  provider      = aws.requester
  vpc_id        = aws_vpc.requester.id
  peer_vpc_id   = aws_vpc.data.id
  peer_owner_id = data.aws_caller_identity.current.account_id
}

# What the snippets call them.
output "ids" {
  value = {
    "pcx-0123456789abcdef0" = aws_vpc_peering_connection.astro.id
    "vpc-0aaaaaaaaaaaaaaa1" = aws_vpc.requester.id
    "vpc-0123456789abcdef0" = aws_vpc.data.id
  }
}
