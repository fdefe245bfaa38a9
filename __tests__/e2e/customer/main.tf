# The customer's own world before the project touches it: a VPC with data subnets, route tables and a private zone.
terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

variable "account_id" {
  default = "333333333333"
}

variable "region" {
  default = "us-east-1"
}

variable "cidr" {
  default = "10.1.0.0/16"
}

variable "secondary_cidr" {
  description = "A second CIDR of the VPC. Null for none."
  type        = string
  default     = null
}

variable "dns_hostnames" {
  default = true
}

provider "aws" {
  region = var.region
  assume_role {
    role_arn = "arn:aws:iam::${var.account_id}:role/platform"
  }
}

resource "aws_vpc" "data" {
  cidr_block           = var.cidr
  enable_dns_hostnames = var.dns_hostnames
  enable_dns_support   = true
}

resource "aws_vpc_ipv4_cidr_block_association" "secondary" {
  count      = var.secondary_cidr == null ? 0 : 1
  vpc_id     = aws_vpc.data.id
  cidr_block = var.secondary_cidr
}

resource "aws_subnet" "explicit" {
  vpc_id     = aws_vpc.data.id
  cidr_block = cidrsubnet(var.cidr, 8, 1)

  availability_zone = "${var.region}a"
}

# No association: routed by the main table.
resource "aws_subnet" "implicit" {
  vpc_id     = aws_vpc.data.id
  cidr_block = cidrsubnet(var.cidr, 8, 2)

  availability_zone = "${var.region}b"
}

resource "aws_route_table" "explicit" {
  vpc_id = aws_vpc.data.id
}

resource "aws_route_table_association" "explicit" {
  subnet_id      = aws_subnet.explicit.id
  route_table_id = aws_route_table.explicit.id
}

resource "aws_security_group" "database" {
  name   = "database"
  vpc_id = aws_vpc.data.id
}

resource "aws_route53_zone" "data" {
  name = "data.example.internal"
  vpc {
    vpc_id = aws_vpc.data.id
  }
  lifecycle {
    # Astronomer associates its VPC beside this one.
    ignore_changes = [vpc]
  }
}

output "vpc_id" {
  value = aws_vpc.data.id
}

output "subnet_ids" {
  value = [aws_subnet.explicit.id, aws_subnet.implicit.id]
}

output "route_table_ids" {
  value = { main = aws_vpc.data.main_route_table_id, explicit = aws_route_table.explicit.id }
}

output "security_group_id" {
  value = aws_security_group.database.id
}

output "zone_id" {
  value = aws_route53_zone.data.zone_id
}
