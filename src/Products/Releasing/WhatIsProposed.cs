using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Store;
using Noroshi.Store;

namespace Noroshi.Products.Releasing;

/// <summary>The digest of all that an approval is about: the head, every statement, and what each carries of what it rests on.</summary>
internal sealed class WhatIsProposed(StoreDb db)
{
    public async Task<byte[]> DigestAsync(AnalysedProduct product, CancellationToken cancellation)
    {
        var statements = await db.Set<Statement>().AsNoTracking().Where(s => s.Product == product.Id).OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(cancellation);

        // Read past the filter: the second approver may be one who does not see on what it rests, and approves the same.
        var sources = (await db.Set<StatementSource>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(s => s.Product == product.Id).ToListAsync(cancellation)).ToLookup(s => s.Statement);
        return SHA256.HashData(CanonicalJson.Of(new JsonObject
        {
            ["number"] = product.Number,
            ["version"] = product.Version,
            ["speed"] = product.Speed.ToString(),
            ["urgent"] = product.Urgent,
            ["title"] = product.TitleJa,
            ["titleEn"] = product.TitleEn,
            ["remedy"] = product.Remedy.ToString(),
            ["nextWordAt"] = product.NextWordAt?.ToUnixTimeMilliseconds(),
            ["expiresAt"] = product.ExpiresAt?.ToUnixTimeMilliseconds(),
            ["statements"] = new JsonArray([.. statements.Select(s => new JsonObject
            {
                ["id"] = s.Id.ToString("D"),
                ["kind"] = s.Kind.ToString(),
                ["ja"] = s.Ja,
                ["en"] = s.En,
                ["facts"] = s.Facts,
                ["sources"] = new JsonArray([.. sources[s.Id].OrderBy(e => e.Id).Select(e => new JsonObject
                {
                    ["id"] = e.Id.ToString("D"),
                    ["holds"] = (int)e.Holds,
                    ["carries"] = (int)e.Carries,
                    ["sharing"] = e.Sharing,
                    ["forbids"] = e.Forbids,
                })]),
            })]),
        }));
    }
}
