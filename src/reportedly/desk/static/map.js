// The list of places on a map: a point where the place is known, a ring for how far it may be off, an area as an area.
"use strict";
(async () => {
  const box = document.getElementById("map");
  if (!box || !window.L) return;
  box.hidden = false;
  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, { attributionControl: false, zoomAnimation: !calm, fadeAnimation: !calm, worldCopyJump: true, minZoom: 1, maxZoom: 10 });
  map.setView([20, 20], 2);
  const layer = async (address, style) => {
    if (!address) return;
    const answer = await fetch(address);
    if (answer.ok) L.geoJSON(await answer.json(), { style, interactive: false }).addTo(map).bringToBack();
  };
  const line = (feature) => ({ color: ink("--edge"), weight: 1, fill: false, dashArray: feature.properties.disputed ? "4 4" : null });
  const places = [...document.querySelectorAll(".places li")].map((item) => ({
    at: [Number(item.dataset.lat), Number(item.dataset.lon)],
    within: Number(item.dataset.within) * 1000,
    area: item.dataset.area === "1",
    claims: Number(item.dataset.claims),
    link: item.querySelector("a"),
  }));
  const bounds = places.filter((place) => place.within < 400000).map((place) => place.at);
  if (bounds.length) map.fitBounds(bounds, { padding: [40, 40], maxZoom: 7, animate: false });
  await layer(box.dataset.borders, line);
  await layer(box.dataset.land, () => ({ color: ink("--edge"), weight: 1, fillColor: ink("--card"), fillOpacity: 1 }));
  for (const place of places) {
    const told = document.createElement("span");
    told.textContent = `${place.link.textContent}: ${place.claims}`;
    const ring = { color: ink("--hedged"), weight: 1.5, fillColor: ink("--hedged"), fillOpacity: 0.12, dashArray: place.area ? "5 4" : null };
    const halo = L.circle(place.at, { ...ring, radius: place.within }).addTo(map);
    const radius = Math.min(14, 4 + Math.sqrt(place.claims));
    const dot = place.area ? halo : L.circleMarker(place.at, { radius, color: ink("--card"), weight: 1.5, fillColor: ink("--asserted"), fillOpacity: 0.9 }).addTo(map);
    dot.bindTooltip(told);
    dot.on("click", () => { location.href = place.link.href; });
    place.link.addEventListener("focus", () => dot.openTooltip());
    place.link.addEventListener("mouseenter", () => dot.openTooltip());
    place.link.addEventListener("mouseleave", () => dot.closeTooltip());
  }
})();
