// Writes table.json: what the API server's own library makes of quantities. quantity.test.ts compares with it.
//
//	cd model/testdata/quantity && go run . > table.json
//
// The inputs are chosen by hand for every rule and edge of the grammar, and drawn by a generator with a fixed seed, so
// that the same version of the library always writes the same table.
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"
)

// Parsed is one text and what it becomes; Canonical is null for a text that is refused. Lossless says whether the
// canonical text means the same value again, which the library does not always keep.
type Parsed struct {
	Text      string  `json:"text"`
	Canonical *string `json:"canonical"`
	Lossless  bool    `json:"lossless"`
}

// Pair is two texts with their order, sum and difference.
type Pair struct {
	A          string `json:"a"`
	B          string `json:"b"`
	Compare    int    `json:"compare"`
	Sum        string `json:"sum"`
	Difference string `json:"difference"`
}

// Table is the whole file.
type Table struct {
	Library string   `json:"library"`
	Parsed  []Parsed `json:"parsed"`
	Pairs   []Pair   `json:"pairs"`
}

var byHand = []string{
	"", "0", "00", "+", "-", "+0", "-0", ".", "-.", "+.", "0.0", "1", "01", "001", "1.", ".1", "1.0", "1.50", "-1", "+1",
	"1n", "1u", "1m", "1k", "1M", "1G", "1T", "1P", "1E", "1K", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei", "1ki", "1mi", "1i", "1Zi", "1Y",
	"1e3", "1E3", "1e+3", "1e-3", "1E-3", "1e", "1E", "1e+", "1e-", "1ee3", "1e3e3", "1e3m", "1m3", "1k3", "1Ki3", "1e03", "1e1.5",
	"1,000", "1_000", "1 000", " 1", "1 ", "\t1\n", "0x10", "0b1", "NaN", "Inf", "infinity", "1..2", "1.2.3", "--1", "+-1", "1-", "1+", "a", "m", "Ki", "e3", "١",
	"n", "Ti", "Pi", "Ei", ".Ti", ".Pi", ".Ei", "+Ki", "-Pi", "+.Ei", ".5Pi", ".5Ei", "5.Pi", "0Pi", "00Ei", "e-9", "e-10", "e-12", ".e-9", ".e-12", "-.e-12", "0e-12", ".5e-12", "5.e-12", "e300", ".e300",
	"0.5", "0.25Ki", "0.5Ki", "1.5Ki", "1.5Gi", "0.1Gi", "0.001Ki", "0.0001Ki", "1023", "1024", "1025", "1023Ki", "1024Ki", "1048576", "1048576Ki",
	"-1Ki", "-0.5Ki", "-1.5Gi", "-0.001Ki", "1000m", "1001m", "100m", "0.1", "0.10", "0.100m", "1000k", "999k", "1000", "10000", "12345", "123456789",
	"1000000n", "1500u", "0.5n", "0.1n", "0.0000000001", "-0.0000000001", "1.0000000001", "1e-9", "1e-10", "1e-30", "5e-10", "123e-12", "1.5n", "2.5u", "0.5u",
	"9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "9223372036854775807Ki", "8Ei", "7Ei", "9Ei", "-8Ei", "-9Ei", "16Ei", "1000Ei", "7.9999Ei",
	"1000E", "1000P", "9E", "10E", "100E", "1e18", "1e19", "1e20", "1e21", "1e22", "123456789012345678", "1234567890123456789", "12345678901234567890", "123456789012345678901234567890",
	"0.123456789", "0.1234567891", "0.123456789012345678901234567890", "1234567890.1234567890", "999999999999999999.999999999", "000000000000000000000000001", "1.00000000000000000000", "1.00000000000000000001",
	"1e100", "1e-100", "123e100", "1.5e100", "1e4294967296", "1e4294967299", "1e9223372036854775808", "1e-9223372036854775809", "1e+4294967297",
	"3.0Gi", "1.000Ki", "1e0", "1e1", "1e2", "1e4", "1e5", "1e6", "10e2", "100e3", "1000e3", "1.5e3", "0.5e1", "2048", "2Ki", "2048Ki", "3072Mi", "1536Mi", "1.2Ti", "0.3Ki", "0.9999Mi",
	"500m", "250m", "20", "40Gi", "4", "4Gi", "100", "200Gi", "400Gi", "5", "10Gi", "2", "8Gi", "80Gi", "50", "30", "25", "1Ti",
}

var suffixes = []string{"", "", "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e0", "e1", "e2", "e3", "e-1", "e-2", "e-7", "e-9", "e-12", "E5", "E-5", "e12", "e20", "e31"}

func digits(random *rand.Rand, most int) string {
	var text strings.Builder
	for range random.Intn(most + 1) {
		text.WriteByte(byte('0' + random.Intn(10)))
	}
	return text.String()
}

func drawn(random *rand.Rand) string {
	sign := []string{"", "", "", "", "-", "+"}[random.Intn(6)]
	most := []int{2, 4, 9, 19, 24}[random.Intn(5)]
	text := sign + digits(random, most)
	if random.Intn(3) == 0 {
		text += "." + digits(random, []int{1, 3, 9, 12, 20}[random.Intn(5)])
	}
	if random.Intn(4) == 0 {
		text += strings.Repeat("0", random.Intn(6))
	}
	return text + suffixes[random.Intn(len(suffixes))]
}

// parse reads a text as the API server reads it from JSON, and forgets the spelling.
func parse(text string) (resource.Quantity, bool) {
	var quantity resource.Quantity
	if err := quantity.UnmarshalJSON([]byte(`"` + text + `"`)); err != nil {
		return quantity, false
	}
	return quantity, true
}

// canonical prints a quantity anew; String() may answer with the text that was parsed.
func canonical(quantity resource.Quantity) string {
	number, suffix := quantity.CanonicalizeBytes(nil)
	return string(number) + string(suffix)
}

func parsed(text string) Parsed {
	quantity, ok := parse(text)
	if !ok {
		return Parsed{Text: text}
	}
	out := canonical(quantity)
	again, ok := parse(out)
	return Parsed{Text: text, Canonical: &out, Lossless: ok && again.Cmp(quantity) == 0}
}

func pair(left, right string) (Pair, bool) {
	a, okA := parse(left)
	b, okB := parse(right)
	if !okA || !okB {
		return Pair{}, false
	}
	sum, difference := a.DeepCopy(), a.DeepCopy()
	sum.Add(b)
	difference.Sub(b)
	return Pair{A: left, B: right, Compare: a.Cmp(b), Sum: canonical(sum), Difference: canonical(difference)}, true
}

func main() {
	random := rand.New(rand.NewSource(20240229))
	table := Table{Library: "k8s.io/apimachinery v0.36.3"}
	seen := map[string]bool{}
	add := func(text string) {
		if !seen[text] {
			seen[text] = true
			table.Parsed = append(table.Parsed, parsed(text))
		}
	}
	for _, text := range byHand {
		add(text)
	}
	for len(table.Parsed) < 1500 {
		add(drawn(random))
	}
	for len(table.Pairs) < 800 {
		if found, ok := pair(drawn(random), drawn(random)); ok {
			table.Pairs = append(table.Pairs, found)
		}
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if err := out.Encode(table); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
