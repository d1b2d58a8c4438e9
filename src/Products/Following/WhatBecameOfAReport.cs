using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Store;
using Noroshi.Web.Face;

namespace Noroshi.Products.Following;

/// <summary>Leads from a case at the desk to the products that rest on it, and from a reporter's own case to what became of it.</summary>
internal sealed class WhatBecameOfAReport(StoreDb db) : IRelated
{
    public async Task<IReadOnlyList<RelatedItem>> OfAsync(string thing, CancellationToken cancellation)
    {
        if (thing.Split(':') is not ["case", var id] || !Guid.TryParse(id, out var @case))
        {
            return [];
        }

        if (db.Actor.Can(Permission.ReadOwnReports))
        {
            return [new RelatedItem(new("この報告がどう使われたか", "What became of this report"), $"/reports/of/{@case:D}/outcome")];
        }

        if (!db.Actor.Can(Permission.WriteProducts))
        {
            return [];
        }

        var resting = db.Set<StatementSource>().Where(s => s.Kind == SourceKind.Report && s.Origin == @case).Select(s => s.Product);
        return [.. (await db.Set<AnalysedProduct>().AsNoTracking().Where(p => resting.Contains(p.Id)).OrderBy(p => p.WrittenAt).ToListAsync(cancellation))
            .Select(p => new RelatedItem(new($"{p.Number} 第{p.Version}版 {p.TitleJa}", $"{p.Number}, version {p.Version} {p.Title.En}"), $"/analysis/{p.Id}"))];
    }
}
