#!/usr/bin/env python3
"""Makes land-110m.txt from land-110m.json of the npm package `world-atlas` (Natural Earth 1:110m land as TopoJSON).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 make.py package/land-110m.json > land-110m.txt

One line of the coast a row: longitude and latitude in hundredths of a degree, the first point in full, the others as
steps from the one before. Antarctica and islets of fewer than five points are left out."""

import json
import sys


def rings(topology):
    """Every ring of every polygon as a list of (lon, lat)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(i):
        points, x, y = [], 0, 0
        for dx, dy in topology["arcs"][~i if i < 0 else i]:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        return points[::-1] if i < 0 else points

    def ring(arcs):
        out = []
        for i in arcs:
            points = arc(i)
            out.extend(points[1:] if out else points)
        return out

    def polygons(geometry):
        if geometry["type"] == "GeometryCollection":
            for g in geometry["geometries"]:
                yield from polygons(g)
        elif geometry["type"] == "Polygon":
            yield geometry["arcs"]
        elif geometry["type"] == "MultiPolygon":
            yield from geometry["arcs"]

    for polygon in polygons(topology["objects"]["land"]):
        for arcs in polygon:
            yield ring(arcs)


def main():
    out = sys.stdout
    out.write("# Natural Earth 1:110m land, public domain; made by make.py, see README.md\n")
    for points in rings(json.load(open(sys.argv[1], encoding="utf-8"))):
        if len(points) < 5 or max(lat for _, lat in points) < -60:
            continue
        steps, last = [], (0, 0)
        for lon, lat in points:
            now = (round(lon * 100), round(lat * 100))
            if not steps or now != last:
                steps.append(f"{now[0] - last[0]} {now[1] - last[1]}")
                last = now
        out.write(" ".join(steps) + "\n")


main()
