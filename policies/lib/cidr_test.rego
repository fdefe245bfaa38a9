package astro.lib.cidr_test

import data.astro.lib.cidr

test_what_is_no_cidr if {
	every text in ["10.0.0.1", "10.0.0.0/33", "nonsense/8", "", 8, null] {
		not cidr.valid(text)
		not cidr.prefix_length(text)
	}
}

test_prefix_length if {
	cidr.prefix_length("10.0.0.0/8") == 8
	cidr.prefix_length("2001:db8::/32") == 32
}
