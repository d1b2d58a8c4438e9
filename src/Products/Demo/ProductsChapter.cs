using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Releasing;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;
using Noroshi.Store;

namespace Noroshi.Products.Demo;

/// <summary>The products of the demonstration world: one that was released, one that waits for a second person, one that is being written; all through the same acts as any.</summary>
internal sealed class ProductsChapter(
    StoreDb db, IDemoCast cast, IWhoIsWho who, IReportsForAnalysis reports, WhatItRestsOn lineage, WhatIsProposed proposed, IRecordOfActs acts, IOutbox outbox, ActorScope scope, TimeProvider clock) : IDemoChapter
{
    private const int MostReports = 200;

    public int Order => 60;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        foreach (var written in DemoProducts.Read().Products)
        {
            await WriteAsync(written, new StoppedClock(clock.GetUtcNow().AddHours(-written.HoursAgo)), cancellation);
            db.ChangeTracker.Clear();
        }

        scope.Actor = Actor.System;
    }

    private async Task WriteAsync(DemoProducts.Written written, TimeProvider then, CancellationToken cancellation)
    {
        var analyst = await cast.PlayAsync("cao", "cabinet-analyst", cancellation);
        var keep = new KeepProduct(db, acts, analyst, then);
        var product = await keep.BeginAsync(new(Enum.Parse<ProductSpeed>(written.Speed), written.Urgent, written.Ja, written.En, Enum.Parse<Remedy>(written.Remedy), null, null), cancellation);
        foreach (var (index, line) in written.Statements.Index())
        {
            await AddAsync(keep, product, index + 1, line, cancellation);
        }

        if (written.Until is nameof(ProductState.Draft))
        {
            return;
        }

        Sound(await new ReleaseProduct(db, lineage, proposed, outbox, acts, analyst, then).ProposeAsync(product, null, cancellation), written.Ja);
        if (written.Until is nameof(ProductState.Released))
        {
            var second = await cast.PlayAsync("cao", "cabinet-supervisor", cancellation);
            Sound(await new ReleaseProduct(db, lineage, proposed, outbox, acts, second, then).ApproveAsync(product, cancellation), written.Ja);
        }
    }

    private async Task AddAsync(KeepProduct keep, AnalysedProduct product, int position, DemoProducts.Line line, CancellationToken cancellation)
    {
        var problems = new Problems();
        var text = StatementTexts.Read(
            new StatementTyped(Enum.Parse<StatementKind>(line.Kind), line.Ja, line.En)
            {
                IndicatorValue = line.Indicator,
                Technique = line.Technique,
                Product = line.Product,
                Maker = line.Maker,
                Limit = line.Limit,
                Check = line.Check,
                Confidence = line.Confidence,
            },
            problems) ?? throw new InvalidOperationException($"The demonstration's statement {line.Ja} cannot be written: {string.Join(", ", problems.Select(p => p.Message.En))}");
        if (line.Report is null || await PassageAsync(line, cancellation) is not var (report, passage))
        {
            await keep.AddAsync(product, position, text, new SourceTaken(SourceKind.Other, Guid.Empty, "公表資料", default, Marks.None, Tlp.Clear), cancellation);
            return;
        }

        await keep.TakeAsync(product, position, report, passage, cancellation);
        var statement = await db.Set<Statement>().Include(s => s.Sources).FirstAsync(s => s.Product == product.Id && s.Position == position, cancellation);
        await keep.WriteAsync(product, statement, text, cancellation);
        if (line.Why is { } why)
        {
            await keep.CarryAsync(product, statement.Sources.Single(), Marks.None, Enum.Parse<WhyLess>(why), line.Reason!, cancellation);
        }
    }

    // In the first days after commencement the world's reports say less yet: then the statement rests on what is public.
    private async Task<(ReportOpened Report, ReportPassage Passage)?> PassageAsync(DemoProducts.Line line, CancellationToken cancellation)
    {
        var reporter = (await who.OrganisationAsync(line.Report!, cancellation))!.Id;
        return (await reports.NewestAsync(MostReports, cancellation)).FirstOrDefault(r => r.Reporter == reporter) is { } newest
            && await reports.OpenAsync(newest.Number, cancellation) is { } opened && opened.Passages.FirstOrDefault(p => p.Field == line.Field) is { } passage
            ? (opened, passage)
            : null;
    }

    private static void Sound(Step step, string what)
    {
        if (step is not Step.Done)
        {
            var why = step is Step.Mend mend ? string.Join("; ", [.. mend.Problems.Select(p => p.Message.En), .. mend.Obstacles.Select(o => o.Reason.En)]) : step.ToString();
            throw new InvalidOperationException($"The demonstration's product {what} was not released: {why}");
        }
    }
}
