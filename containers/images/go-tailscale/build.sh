# tailscale, tailscaled and derper, static, in the version that go.mod and go.sum pin.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/go/go.mod" "$RECIPES/go/go.sum" .
version=$(go list -mod=readonly -m -f '{{.Version}}' tailscale.com)
# Without the stamps it would report ERR-BuildInfo.
stamp="-X tailscale.com/version.shortStamp=${version#v} -X tailscale.com/version.longStamp=${version#v}-meshproof"
CGO_ENABLED=0 go build -mod=readonly -trimpath -ldflags "-s -w $stamp" -o "$OUT/" \
    tailscale.com/cmd/tailscale tailscale.com/cmd/tailscaled tailscale.com/cmd/derper

echo "tailscale ${version#v}" >"$OUT/versions"
go env GOVERSION | sed 's/^go/go /' >>"$OUT/versions"
