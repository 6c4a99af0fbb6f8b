// Writes table.json: what the library that container runtimes use makes of image references. image-reference.test.ts
// compares with it.
//
//	cd policies/admission/pods/testdata/image-reference && go run . > table.json
//
// The inputs are chosen by hand for every rule and edge of the grammar, and drawn by a generator with a fixed seed, so
// that the same version of the library always writes the same table.
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"

	_ "crypto/sha256"
	_ "crypto/sha512"

	"github.com/distribution/reference"
)

// Parsed is one text and what it becomes; Domain is null for a text that is refused.
type Parsed struct {
	Text   string  `json:"text"`
	Domain *string `json:"domain"`
	Path   string  `json:"path,omitempty"`
	Tag    string  `json:"tag,omitempty"`
	Digest string  `json:"digest,omitempty"`
}

var (
	hex64  = strings.Repeat("0123456789abcdef", 4)
	hex96  = strings.Repeat("0123456789abcdef", 6)
	hex128 = strings.Repeat("0123456789abcdef", 8)
)

func byHand() []string {
	return []string{
		"", " ", "nginx", "nginx:1.27", "nginx ", " nginx", "nginx\n", "library/nginx", "docker.io/nginx", "docker.io/library/nginx", "index.docker.io/nginx",
		"index.docker.io/library/nginx:x", "INDEX.docker.io/nginx", "Docker.io/nginx", "DOCKER.IO/library/nginx", "docker.io:443/nginx", "docker.io/a/b/c",
		"registry-1.docker.io/library/nginx", "localhost/web", "localhost:5000/web", "LOCALHOST/web", "Localhost/a/b", "localhost", "acme/web", "Acme/web", "ACME/web:1",
		"acme/Web", "ghcr.io", "ghcr.io/", "ghcr.io/acme", "ghcr.io/acme/web", "ghcr.io/acme/web:1.2", "ghcr.io/acme/web:1.2@sha256:" + hex64, "ghcr.io/acme/web@sha256:" + hex64,
		"ghcr.io/acme/web@sha256:" + strings.ToUpper(hex64), "ghcr.io/acme/web@sha256:" + hex64[:63], "ghcr.io/acme/web@sha256:" + hex64 + "0", "ghcr.io/acme/web@sha384:" + hex96,
		"ghcr.io/acme/web@sha512:" + hex128, "ghcr.io/acme/web@md5:" + hex64[:32], "ghcr.io/acme/web@sha256+b64:" + hex64, "ghcr.io/acme/web@SHA256:" + hex64, "ghcr.io/acme/web@", "ghcr.io/acme/web@sha256:",
		"@sha256:" + hex64, "web@sha256:" + hex64 + "@sha256:" + hex64, "sha256:" + hex64, hex64, hex64 + ":x", "x/" + hex64, hex64[:63],
		"GHCR.IO/acme/web", "Ghcr.io/Acme/web", "ghcr.io./acme/web", ".ghcr.io/acme/web", "ghcr..io/acme", "-ghcr.io/acme", "ghcr-.io/acme", "gh--cr.io/acme", "ghcr.io:/acme", "ghcr.io:x/acme",
		"ghcr.io:443/acme/web", "ghcr.io:99999/acme", "ghcr.io:0443/acme", "ghcr.io:443:443/acme", "127.0.0.1/web", "127.0.0.1:5000/web", "127.1/web", "0x7f000001/web", "2130706433/web", "2130706433:80/web",
		"[::1]/web", "[::1]:5000/web", "[fe80::1%eth0]/web", "[::ffff:127.0.0.1]/web", "::1/web", "[::1/web", "[zz::]/web", "[:]/web", "[]/web",
		"a:b", "a:b:c", "a/b:c/d", "a:5000/b", "a:5000/b:c", "a:5000", "a:/b", "a/:b", "a//b", "/a", "a/", "a/b/", "a.b/c", "a.b", "a..b/c", "a_b/c", "a__b/c", "a___b/c", "a._b", "a-b", "a--b", "a---b/c", "-a", "a-", "_a", "a_", "a.", "a/.b", "a/b.", "a/b..c", "a/../b", "a/b__c", "a/b___c", "a/b.-c", "a/b-_c",
		"ghcr.io/acme/web:", "ghcr.io/acme/web:.x", "ghcr.io/acme/web:-x", "ghcr.io/acme/web:_x", "ghcr.io/acme/web:X", "ghcr.io/acme/web:" + strings.Repeat("x", 128), "ghcr.io/acme/web:" + strings.Repeat("x", 129), "ghcr.io/acme/web:é", "ghcr.io/acme/wéb", "ghcr.io/acme/web:1+2",
		"ghcr.io/" + strings.Repeat("a", 255), "ghcr.io/" + strings.Repeat("a", 256), strings.Repeat("a", 248), strings.Repeat("a", 247), strings.Repeat("d", 300) + ".io/a", "ghcr.io/" + strings.Repeat("a/", 127) + "a", "ghcr.io/" + strings.Repeat("a/", 128) + "a",
		"http://ghcr.io/a", "https://ghcr.io/a", "docker://ghcr.io/a", "oci:a", "ghcr.io\\a", "ghcr.io/a?x", "ghcr.io/a#x", "user@ghcr.io/a", "user:pass@ghcr.io/a", "ghcr.io/acme/web\x00", "ghcr.io/acme/web\u202e", "ghcr.io\u3002/acme", "ghcr。io/acme", "xn--80ak6aa92e.com/a", "ghcr.io%2facme/web", "ghcr.io/acme%2fweb", "\tghcr.io/a", "ghcr.io/a\t", "ghcr.io /a",
		"K/a", "K/a", "ſ/a", "İ/a", "ı/a", "docker.io/library/", "docker.io/", "docker.io", "docker.io:", "library/library/nginx", "docker.io//nginx", "index.docker.io", "index.docker.io:443/nginx",
	}
}

func drawn(count int) []string {
	random := rand.New(rand.NewSource(4))
	pieces := []string{"a", "b1", "Z", "ghcr.io", "docker.io", "index.docker.io", "localhost", "acme", "/", "/", "/", ":", ":", "@", ".", "-", "_", "__", "5000", "443", "[::1]", "sha256:" + hex64, "sha512:" + hex128, "latest", "x-y", "10.0.0.1", "é", " "}
	texts := make([]string, count)
	for i := range texts {
		var text strings.Builder
		for range 1 + random.Intn(7) {
			text.WriteString(pieces[random.Intn(len(pieces))])
		}
		texts[i] = text.String()
	}
	return texts
}

func parse(text string) Parsed {
	named, err := reference.ParseNormalizedNamed(text)
	if err != nil {
		return Parsed{Text: text}
	}
	domain := reference.Domain(named)
	parsed := Parsed{Text: text, Domain: &domain, Path: reference.Path(named)}
	if tagged, ok := named.(reference.Tagged); ok {
		parsed.Tag = tagged.Tag()
	}
	if digested, ok := named.(reference.Digested); ok {
		parsed.Digest = digested.Digest().String()
	}
	return parsed
}

func main() {
	seen := map[string]bool{}
	table := []Parsed{}
	for _, text := range append(byHand(), drawn(1500)...) {
		if !seen[text] {
			seen[text] = true
			table = append(table, parse(text))
		}
	}
	fmt.Print("[")
	for i, parsed := range table {
		line, err := json.Marshal(parsed)
		if err != nil {
			panic(err)
		}
		if i > 0 {
			fmt.Print(",")
		}
		fmt.Printf("\n%s", line)
	}
	fmt.Println("\n]")
}
