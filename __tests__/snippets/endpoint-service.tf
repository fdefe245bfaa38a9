resource "aws_security_group" "load_balancer" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_security_group" "orders" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer" {
  security_group_id = aws_security_group.load_balancer.id
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "172.20.0.0/20"
}

resource "aws_vpc_security_group_ingress_rule" "orders" {
  security_group_id            = aws_security_group.orders.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.load_balancer.id
}

resource "aws_lb" "orders" {
  load_balancer_type               = "network"
  internal                         = true
  subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_groups                  = [aws_security_group.load_balancer.id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = true
}

resource "aws_lb_target_group" "orders" {
  port        = 5432
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_lb_target_group_attachment" "orders" {
  target_group_arn = aws_lb_target_group.orders.arn
  target_id        = "10.20.0.30"
}

resource "aws_lb_listener" "orders" {
  load_balancer_arn = aws_lb.orders.arn
  port              = 5432
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.orders.arn
  }
}

resource "aws_vpc_endpoint_service" "orders" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.orders.arn]
  allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
}
