using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Store;

namespace Noroshi.Products.Writing;

/// <summary>Gathers what the rules ask about a product: what each statement rests on, and whether it names one who reported.</summary>
internal sealed class WhatItRestsOn(StoreDb db, IReportsForAnalysis reports, IContributions contributions, IWhoIsWho who, TimeProvider clock)
{
    // Fewer operators of one business in one prefecture than this, and both together are a name (ADR 0040).
    private const int FewestTogether = 3;

    // A shorter word stands in too many others; a name of two characters is a name.
    private const int ShortestWord = 2;

    /// <summary>
    /// The facts of a product's statements, in order. The title stands first, as a statement that rests on nothing: it can name somebody too. The sources are
    /// read past the filter: whoever approves must have the whole checked, also what is not shown to him.
    /// </summary>
    public async Task<IReadOnlyList<StatementFacts>> OfAsync(AnalysedProduct product, CancellationToken cancellation)
    {
        var statements = await db.Set<Statement>().AsNoTracking().Where(s => s.Product == product.Id).OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(cancellation);
        var sources = (await db.Set<StatementSource>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(s => s.Product == product.Id).ToListAsync(cancellation)).ToLookup(s => s.Statement);
        var cases = sources.SelectMany(s => s).Where(s => s.Kind is SourceKind.Report).Select(s => s.Origin).Distinct().ToArray();
        var originators = sources.SelectMany(s => s).Where(s => s.Kind is SourceKind.Sighting or SourceKind.Notification).Select(s => s.Originator).Distinct().ToArray();
        ReporterConcealed[] concealed = [.. (await reports.ReportersAsync(cases, cancellation)).Values, .. await OriginatorsAsync(originators, cancellation)];
        var words = concealed.SelectMany(c => c.Words).Distinct(StringComparer.Ordinal).ToArray();
        var together = await TogetherAsync(concealed, string.Join('\n', statements.Select(Text).Prepend(product.TitleJa)), cancellation);
        return await WithConsentAsync(
        [
            new StatementFacts(product.Id.Value, 0, [], [.. TheReporterIsNotNamed.In($"{product.TitleJa}\n{product.TitleEn}", words), .. together]),
            .. statements.Select(s => new StatementFacts(s.Id, s.Position, [.. sources[s.Id].Select(source => source.AsFacts())], TheReporterIsNotNamed.In(Text(s), words))),
        ], cancellation);
    }

    // How far a contribution may be used is its member's to say, and to change: it is asked at each step, for the class that the product has now.
    private async Task<IReadOnlyList<StatementFacts>> WithConsentAsync(IReadOnlyList<StatementFacts> facts, CancellationToken cancellation)
    {
        var @class = TheClassFollowsFromTheLineage.ClassOf(facts);
        var refused = new HashSet<Guid>();
        foreach (var contribution in facts.SelectMany(f => f.Sources).Where(s => s.Kind is SourceKind.Contribution).Select(s => s.Origin).Distinct())
        {
            if (await contributions.MayUseAsync(new ContributionId(contribution), @class, cancellation) is Ruling.Refused)
            {
                refused.Add(contribution);
            }
        }

        return refused.Count == 0 ? facts : [.. facts.Select(f => f with { Sources = [.. f.Sources.Select(s => s.Kind is SourceKind.Contribution && refused.Contains(s.Origin) ? s with { Forbids = true } : s)] })];
    }

    // Whoever saw something or notified is concealed by the same rule as whoever reported.
    private async Task<List<ReporterConcealed>> OriginatorsAsync(OrganisationId[] originators, CancellationToken cancellation)
    {
        var found = new List<ReporterConcealed>();
        foreach (var organisation in (await who.OrganisationsAsync(originators, cancellation)).Values)
        {
            var telling = organisation.NamedBy.Where(w => w.Length >= ShortestWord).ToArray();
            var sectors = (await who.DesignationsAsync(organisation.Id, LegalCalendar.LegalDay(clock.GetUtcNow()), cancellation)).Select(d => (string?)d.Sector).ToArray();
            found.AddRange((sectors.Length > 0 ? sectors : [null]).Select(sector => new ReporterConcealed(telling, sector, organisation.Prefecture)));
        }

        return found;
    }

    private async Task<List<string>> TogetherAsync(IEnumerable<ReporterConcealed> concealed, string text, CancellationToken cancellation)
    {
        var found = new List<string>();
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        foreach (var (sector, place) in concealed.Where(c => c is { Sector: not null, Prefecture: not null }).Select(c => (c.Sector!, c.Prefecture!)).Distinct())
        {
            if (Competence.Sector(sector, today) is { } business && Competence.Prefectures.FirstOrDefault(p => p.Code == place) is { } prefecture
                && TheReporterIsNotNamed.In(text, [business.Name.Ja]).Count > 0 && TheReporterIsNotNamed.In(text, [prefecture.Name.Ja]).Count > 0
                && await SharingAsync(sector, place, today, cancellation) < FewestTogether)
            {
                found.Add($"{business.Name.Ja}＋{prefecture.Name.Ja}");
            }
        }

        return found;
    }

    private async Task<int> SharingAsync(string sector, string prefecture, DateOnly day, CancellationToken cancellation)
    {
        var designated = (await who.DesignatedForAsync(sector, day, cancellation)).Select(d => d.Operator).Distinct();
        return (await who.OrganisationsAsync(designated, cancellation)).Values.Count(o => o.Prefecture == prefecture);
    }

    private static string Text(Statement statement) => $"{statement.Ja}\n{statement.En}\n{string.Join('\n', StatementTexts.Facts(statement.Facts).Values)}";
}
