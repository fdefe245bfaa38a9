# The customer's own world before the project makes an endpoint service of it: a VPC in two zones with an instance, a
# database, an address that never changes, and the public zone of the company's domain.
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

# true: the name of the database leads to a public address.
variable "publicly_accessible" {
  default = false
}

provider "aws" {
  region = var.region
  assume_role {
    role_arn = "arn:aws:iam::${var.account_id}:role/platform"
  }
}

resource "aws_vpc" "data" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "data" {
  for_each          = { a = "10.1.1.0/24", b = "10.1.2.0/24" }
  vpc_id            = aws_vpc.data.id
  availability_zone = "${var.region}${each.key}"
  cidr_block        = each.value
}

resource "aws_security_group" "targets" {
  name   = "targets"
  vpc_id = aws_vpc.data.id
}

resource "aws_instance" "api" {
  ami           = "ami-12c6146b"
  instance_type = "t3.nano"
  subnet_id     = aws_subnet.data["a"].id
}

resource "aws_db_subnet_group" "orders" {
  name       = "orders"
  subnet_ids = [for subnet in aws_subnet.data : subnet.id]
}

resource "aws_db_instance" "orders" {
  identifier           = "orders"
  engine               = "postgres"
  instance_class       = "db.t4g.micro"
  allocated_storage    = 20
  username             = "orders"
  password             = "only-in-the-emulator"
  port                 = 5432
  db_subnet_group_name = aws_db_subnet_group.orders.name
  publicly_accessible  = var.publicly_accessible
  skip_final_snapshot  = true
}

resource "aws_route53_zone" "public" {
  name = "example.com"
}

output "vpc_id" {
  value = aws_vpc.data.id
}

output "subnet_ids" {
  value = [for subnet in aws_subnet.data : subnet.id]
}

output "security_group_id" {
  value = aws_security_group.targets.id
}

output "instance_id" {
  value = aws_instance.api.id
}

output "zone_id" {
  value = aws_route53_zone.public.zone_id
}
