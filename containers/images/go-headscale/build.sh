# headscale, static, in the version that go.mod and go.sum pin; it takes its version string from the module itself.
# Built after tailscale, with which it shares most packages.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/go/go.mod" "$RECIPES/go/go.sum" .
version=$(go list -mod=readonly -m -f '{{.Version}}' github.com/juanfont/headscale)
CGO_ENABLED=0 go build -mod=readonly -trimpath -ldflags "-s -w" -o "$OUT/" github.com/juanfont/headscale/cmd/headscale

echo "headscale ${version#v}" >"$OUT/versions"
go env GOVERSION | sed 's/^go/go /' >>"$OUT/versions"
