"""What every response says to the browser: run nothing, load nothing but our own, show it in nobody's frame."""

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # Leaflet empties its tiles with a data: picture
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

SECURITY: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)

KEEP_NOTHING = (b"cache-control", b"private, no-store")
"""For what depends on who asks."""
KEEP_FOR_GOOD = (b"cache-control", b"public, max-age=31536000, immutable")
"""For what stands at an address that holds its hash."""
