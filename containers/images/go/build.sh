# tailscale, tailscaled, derper and headscale, static, from the versions that go.mod and go.sum pin.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/go/go.mod" "$RECIPES/go/go.sum" .
tailscale=$(go list -mod=readonly -m -f '{{.Version}}' tailscale.com)
headscale=$(go list -mod=readonly -m -f '{{.Version}}' github.com/juanfont/headscale)

# headscale takes its version from the module; tailscale's must be stamped, or it reports ERR-BuildInfo.
stamp="-X tailscale.com/version.shortStamp=${tailscale#v} -X tailscale.com/version.longStamp=${tailscale#v}-meshproof"
CGO_ENABLED=0 go build -mod=readonly -trimpath -ldflags "-s -w $stamp" -o "$OUT/" \
    tailscale.com/cmd/tailscale tailscale.com/cmd/tailscaled tailscale.com/cmd/derper github.com/juanfont/headscale/cmd/headscale

echo "tailscale ${tailscale#v}" >"$OUT/versions"
echo "headscale ${headscale#v}" >>"$OUT/versions"
go version | awk '{ print "go", substr($3, 3) }' >>"$OUT/versions"
