package astro.lib.public_suffix_test

import data.astro.lib.public_suffix

test_top_level if {
	every name in {
		"ai", "app", "at", "au", "be", "biz", "br", "ca", "ch", "cloud", "cn", "co", "com", "cz", "de", "dev", "dk", "edu",
		"es", "eu", "fi", "fr", "gov", "ie", "in", "info", "io", "it", "jp", "kr", "me", "mil", "mx", "net", "nl", "no",
		"nz", "online", "org", "pl", "pt", "ru", "run", "se", "sg", "site", "tech", "tv", "uk", "us", "xyz", "za",
	} {
		public_suffix.too_broad(name)
		public_suffix.too_broad(concat("", [upper(name), "."]))
		not public_suffix.too_broad(concat(".", ["example", name]))
	}
	public_suffix.too_broad(".")
	not public_suffix.too_broad("corp")
}

test_second_level_of_countries if {
	every name in {"ac", "co", "com", "edu", "gov", "gob", "net", "ne", "or", "org"} {
		public_suffix.too_broad(concat(".", [name, "uk"]))
		not public_suffix.too_broad(concat(".", [name, "internal"]))
		not public_suffix.too_broad(concat(".", [name, "uk", "internal"]))
	}
	not public_suffix.too_broad("example.uk")
}

test_domains_of_aws_and_astronomer if {
	every name in {
		"aws", "api.aws", "amazonaws.com", "amazonaws.com.cn", "rds.amazonaws.com", "us-east-1.rds.amazonaws.com", "ec2.us-east-1.api.aws",
		"compute.internal", "us-east-2.compute.internal", "compute-1.amazonaws.com", "astronomer.io", "x.y.z.astronomer.run", "astronomer.cloud",
	} {
		public_suffix.too_broad(name)
	}
	every name in {"db.abc.us-east-1.rds.amazonaws.com", "ip-10-0-0-1.us-east-2.compute.internal", "notastronomer.io", "myaws"} {
		not public_suffix.too_broad(name)
	}
}
