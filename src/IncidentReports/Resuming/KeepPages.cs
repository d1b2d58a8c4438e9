using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Resuming;

/// <summary>
/// Keeps a page of a draft that could not be saved, for the person to whom it had been shown, until that person takes it up again.
/// </summary>
internal sealed class KeepPages(StoreDb db, KeeperSeal seal, IOutbox outbox, TimeProvider clock) : IKeptPages
{
    private const string Root = "/reports/kept/";
    private const long MostBytes = 16L * 1024 * 1024;

    public static string PathOf(Guid kept) => $"{Root}{kept:D}";

    public bool Leads(string? path) => path is not null && path.StartsWith(Root, StringComparison.Ordinal);

    async Task<string?> IKeptPages.KeepAsync(HttpContext context, CancellationToken cancellation) =>
        await KeepAsync(context, cancellation) is { } keeper ? PathOf(keeper.Id) : null;

    /// <summary>Keeps the form of a request.</summary>
    /// <returns>Under which keeper; null if it is none of our pages or more than can be kept.</returns>
    public async Task<Keeper?> KeepAsync(HttpContext context, CancellationToken cancellation)
    {
        // Who sends it is nobody yet: it is read no further than one of our own pages could be long.
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.Path.StartsWithSegments("/reports") || !request.HasFormContentType || request.ContentLength is not (> 0 and <= MostBytes))
        {
            return null;
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellation);
        }
        catch (Exception cutOff) when (cutOff is InvalidDataException or IOException && cutOff is not BadHttpRequestException)
        {
            return null;
        }

        if (seal.Read(form[Keeper.Field]) is not { } keeper || KeptFields.Of(form) is not { } fields)
        {
            return null;
        }

        await KeepAsync(keeper, seal.Seal(keeper, fields), cancellation);
        return keeper;
    }

    /// <summary>What was kept for the actor, of one draft or of all; the newest first.</summary>
    public async Task<IReadOnlyList<KeptPage>> OwnAsync(DraftId? draft, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - KeptPage.Term;
        return await db.Set<KeptPage>().AsNoTracking()
            .Where(k => k.Person == db.Actor.Person && k.KeptAt > since && (draft == null || k.Draft == draft))
            .OrderByDescending(k => k.KeptAt).Take(20).ToListAsync(cancellation);
    }

    /// <summary>The page has been saved after all, or is not wanted any more.</summary>
    public async Task ReleaseAsync(string? field, CancellationToken cancellation)
    {
        if (seal.Read(field) is { } keeper && keeper.Person == db.Actor.Person.Value)
        {
            await ReleaseAsync(keeper.Id, cancellation);
        }
    }

    public Task ReleaseAsync(Guid kept, CancellationToken cancellation) => db.Set<KeptPage>().Where(k => k.Id == kept).ExecuteDeleteAsync(cancellation);

    private async Task KeepAsync(Keeper keeper, byte[] @sealed, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await AgainAsync(keeper, @sealed, now, cancellation))
        {
            return;
        }

        var page = KeptPage.Of(keeper.Id, new PersonId(keeper.Person), new DraftId(keeper.Draft), keeper.Page, @sealed, now);
        db.Add(page);
        outbox.Raise(new PageKept(keeper.Id), now + KeptPage.Term);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.Entry(page).State is EntityState.Added)
        {
            // The same page came twice at once: what came last stands.
            db.ChangeTracker.Clear();
            await AgainAsync(keeper, @sealed, now, cancellation);
        }
    }

    // The sender is nobody and sees no row; the keeper says whose it is.
    private async Task<bool> AgainAsync(Keeper keeper, byte[] @sealed, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Set<KeptPage>().IgnoreQueryFilters(["visibility"]).Where(k => k.Id == keeper.Id && k.Person == new PersonId(keeper.Person))
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.Sealed, @sealed).SetProperty(k => k.KeptAt, now), cancellation) > 0;
}
