# An endpoint service in front of an instance, made before the project came; the endpoint is accepted once it is there.
terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::333333333333:role/platform"
  }
  default_tags {
    tags = { Owner = "network team" }
  }
}

variable "vpc_id" {}

variable "subnet_ids" {
  type = list(string)
}

variable "security_group_id" {
  description = "In front of the instance."
}

variable "instance_id" {}

variable "vpc_endpoint_id" {
  description = "The cluster's endpoint. Null until Astronomer added it."
  type        = string
  default     = null
}

resource "aws_security_group" "balancer" {
  name   = "balancer"
  vpc_id = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "cluster" {
  security_group_id = aws_security_group.balancer.id
  ip_protocol       = "tcp"
  from_port         = 8443
  to_port           = 8443
  cidr_ipv4         = "172.20.0.0/20"
}

resource "aws_vpc_security_group_egress_rule" "instance" {
  security_group_id = aws_security_group.balancer.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.1.0.0/16"
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  security_group_id            = var.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.balancer.id
}

resource "aws_lb" "orders" {
  name                             = "orders"
  load_balancer_type               = "network"
  internal                         = true
  subnets                          = var.subnet_ids
  security_groups                  = [aws_security_group.balancer.id]
  enable_cross_zone_load_balancing = true
}

resource "aws_lb_target_group" "orders" {
  name     = "orders-api"
  port     = 443
  protocol = "TCP"
  vpc_id   = var.vpc_id
  health_check {
    protocol = "TCP"
  }
}

resource "aws_lb_target_group_attachment" "orders" {
  target_group_arn = aws_lb_target_group.orders.arn
  target_id        = var.instance_id
  port             = 443
}

resource "aws_lb_listener" "orders" {
  load_balancer_arn = aws_lb.orders.arn
  port              = 8443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.orders.arn
  }
}

resource "aws_vpc_endpoint_service" "orders" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.orders.arn]
  tags                       = { Name = "For Airflow" }
}

resource "aws_vpc_endpoint_service_allowed_principal" "astro" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.orders.id
  principal_arn           = "arn:aws:iam::222222222222:role/astronomer-remote-management"
}

resource "aws_vpc_endpoint_connection_accepter" "astro" {
  count                   = var.vpc_endpoint_id == null ? 0 : 1
  vpc_endpoint_service_id = aws_vpc_endpoint_service.orders.id
  vpc_endpoint_id         = var.vpc_endpoint_id
}

output "load_balancer_arn" {
  value = aws_lb.orders.arn
}

output "balancer_security_group_id" {
  value = aws_security_group.balancer.id
}

output "target_group_arn" {
  value = aws_lb_target_group.orders.arn
}

output "listener_arn" {
  value = aws_lb_listener.orders.arn
}

output "service_id" {
  value = aws_vpc_endpoint_service.orders.id
}

output "service_name" {
  value = aws_vpc_endpoint_service.orders.service_name
}

output "rule_ids" {
  value = {
    cluster  = aws_vpc_security_group_ingress_rule.cluster.security_group_rule_id
    balancer = aws_vpc_security_group_ingress_rule.balancer.security_group_rule_id
  }
}
