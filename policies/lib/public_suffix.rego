# METADATA
# title: Domains that belong to nobody, or to somebody else
# description: |
#   Tells a domain of a company's own from those above it: the root, top-level domains, the usual second level of
#   countries, and the domains that AWS and Astronomer answer for. No list of all public suffixes: a name that is not
#   here counts as somebody's own.
# scope: package
package astro.lib.public_suffix

# METADATA
# description: Whether a DNS rule for a domain takes more than a company's own names.
too_broad(domain) if _normal(domain) == ""

too_broad(domain) if _top_level[_normal(domain)]

too_broad(domain) if {
	labels := split(_normal(domain), ".")
	count(labels) == 2
	labels[0] in {"ac", "co", "com", "edu", "gov", "gob", "net", "ne", "or", "org"}
	count(labels[1]) == 2
}

# Names of single resources, such as one database's, may well be forwarded.
too_broad(domain) if regex.match(`^([a-z0-9-]+\.){0,2}(amazonaws\.com(\.cn)?|api\.aws|aws)$`, _normal(domain))

too_broad(domain) if regex.match(`^([a-z0-9-]+\.)?(compute|compute-1)\.(internal|amazonaws\.com)$`, _normal(domain))

too_broad(domain) if regex.match(`^([a-z0-9-]+\.)*(astronomer\.(io|run)|astronomer\.cloud)$`, _normal(domain))

_normal(domain) := trim_suffix(lower(domain), ".")

_top_level := {
	"ai", "app", "at", "au", "be", "biz", "br", "ca", "ch", "cloud", "cn", "co", "com", "cz", "de", "dev", "dk", "edu",
	"es", "eu", "fi", "fr", "gov", "ie", "in", "info", "io", "it", "jp", "kr", "me", "mil", "mx", "net", "nl", "no",
	"nz", "online", "org", "pl", "pt", "ru", "run", "se", "sg", "site", "tech", "tv", "uk", "us", "xyz", "za",
}
