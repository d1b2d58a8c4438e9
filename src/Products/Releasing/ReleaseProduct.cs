using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;
using Noroshi.Store;

namespace Noroshi.Products.Releasing;

/// <summary>What came of a step towards release.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>It was done; whether the product is released by it.</summary>
    internal sealed record Done(bool Released) : Step;

    /// <summary>What must be mended first.</summary>
    internal sealed record Mend(Problems Problems, IReadOnlyList<Obstacle> Obstacles) : Step;

    /// <summary>It may not be done.</summary>
    internal sealed record Refused(Ruling.Refused Why) : Step;

    /// <summary>Somebody else was quicker.</summary>
    internal sealed record Moved : Step;
}

/// <summary>Proposes, approves, sends back and releases. What was approved is what is released: each step asks the rules anew and compares the digest.</summary>
internal sealed class ReleaseProduct(StoreDb db, WhatItRestsOn lineage, WhatIsProposed proposed, IOutbox outbox, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The approvals of what it says now, in order.</summary>
    public async Task<IReadOnlyList<ProductApproval>> ApprovalsAsync(AnalysedProduct product, CancellationToken cancellation) => product.Digest is not { } digest ? [] :
        [.. (await db.Set<ProductApproval>().AsNoTracking().Where(a => a.Product == product.Id).OrderBy(a => a.At).ToListAsync(cancellation)).Where(a => a.Approved && a.Digest.SequenceEqual(digest))];

    /// <summary>Puts a draft up for approval. Whoever proposes it is the first of the two.</summary>
    public async Task<Step> ProposeAsync(AnalysedProduct product, OrganisationId? askedOf, CancellationToken cancellation)
    {
        if (product.State is not ProductState.Draft)
        {
            return new Step.Moved();
        }

        if (await ClearAsync(product, cancellation) is (_, { } mend))
        {
            return mend;
        }

        product.Propose(await proposed.DigestAsync(product, cancellation), askedOf, Now);
        Approve(product);
        Write("products.proposed", product, new() { ["askedOf"] = askedOf?.ToString() });
        return await SaveAsync(new Step.Done(false), cancellation);
    }

    /// <summary>Approves what was proposed; with the second person it is released.</summary>
    public async Task<Step> ApproveAsync(AnalysedProduct product, CancellationToken cancellation)
    {
        if (product is not { State: ProductState.Proposed, Digest: { } digest })
        {
            return new Step.Moved();
        }

        var before = (await ApprovalsAsync(product, cancellation)).Select(a => a.By).ToArray();
        if (TwoPersonsApprove.Ask(actor.Person, before) is Ruling.Refused no)
        {
            await acts.WriteRefusalAsync(new Act("products.release", no.Article, $"product:{product.Id}"), cancellation);
            return new Step.Refused(no);
        }

        // What it rests on may have changed since it was proposed: an originator took something back.
        if (!(await proposed.DigestAsync(product, cancellation)).SequenceEqual(digest))
        {
            return new Step.Moved();
        }

        var (cleared, mend) = await ClearAsync(product, cancellation);
        if (cleared is null)
        {
            return mend!;
        }

        Approve(product);
        Write("products.approved", product, []);
        if (!TwoPersonsApprove.IsMet([.. before, actor.Person]))
        {
            return await SaveAsync(new Step.Done(false), cancellation);
        }

        await ReleaseAsync(product, cleared, cancellation);
        return await SaveAsync(new Step.Done(true), cancellation);
    }

    /// <summary>Sends it back to its writer.</summary>
    public async Task<Step> ReturnAsync(AnalysedProduct product, string reason, CancellationToken cancellation)
    {
        if (product is not { State: ProductState.Proposed, Digest: { } digest })
        {
            return new Step.Moved();
        }

        db.Add(Said(product, digest, false, reason));
        product.Return(Now);
        Write("products.returned", product, new() { ["reason"] = reason });
        return await SaveAsync(new Step.Done(false), cancellation);
    }

    /// <summary>Takes a released product back. One person is enough: what is wrong must stop at once.</summary>
    public async Task<Step> WithdrawAsync(AnalysedProduct product, string because, CancellationToken cancellation)
    {
        if (product.State is not (ProductState.Released or ProductState.Superseded))
        {
            return new Step.Moved();
        }

        product.Withdraw(because, Now);
        outbox.Raise(new ProductWithdrawn(product.Id.Value, product.Series, because, Now));
        Write("products.withdrawn", product, new() { ["because"] = because });
        return await SaveAsync(new Step.Done(false), cancellation);
    }

    private async Task ReleaseAsync(AnalysedProduct product, Cleared cleared, CancellationToken cancellation)
    {
        product.Release(cleared, Now);

        // Read past the filter: a ministry that approves second does not see the earlier version, which gives way all the same.
        if (product.Supersedes is { } earlier && await db.Set<AnalysedProduct>().IgnoreQueryFilters(["visibility"]).FirstOrDefaultAsync(p => p.Id == earlier, cancellation) is { } before)
        {
            before.GiveWayTo(product.Id);
        }

        outbox.Raise(new ProductReleased(product.Id.Value, product.Series, product.Class, product.Supersedes?.Value, Now));
        Write("products.released", product, new() { ["class"] = product.Class.ToString(), ["marks"] = product.Marks.ToString(), ["sharing"] = product.Sharing });
    }

    // Either what lets it be released, or what must be mended first.
    private async Task<(Cleared? Cleared, Step.Mend? Mend)> ClearAsync(AnalysedProduct product, CancellationToken cancellation)
    {
        var kinds = await db.Set<Statement>().Where(s => s.Product == product.Id).Select(s => s.Kind).ToListAsync(cancellation);
        var problems = AnAlertSaysWhatToDo.Of(product.Remedy, kinds.Count(k => k is StatementKind.Action), product.NextWordAt, Now)
            .Unless(kinds.Count > 0, "Statements", "empty", new("記載がありません。1件以上書いてください。", "It says nothing yet. Write at least one statement."))
            .Unless(product.ExpiresAt is null || product.ExpiresAt > Now, "ExpiresAt", "expires-at", new("有効期限は、これから先にしてください。", "The end must lie ahead."));
        var cleared = Cleared.For(await lineage.OfAsync(product, cancellation), out var obstacles);
        return cleared is null || problems.Count > 0 ? (null, new Step.Mend(problems, obstacles)) : (cleared, null);
    }

    private void Approve(AnalysedProduct product) => db.Add(Said(product, product.Digest!, true, ""));

    private ProductApproval Said(AnalysedProduct product, byte[] digest, bool approved, string reason) => new()
    {
        Id = Identifier.New(clock),
        Product = product.Id,
        Digest = digest,
        By = actor.Person,
        For = actor.Organisation,
        Approved = approved,
        Reason = reason,
        At = Now,
    };

    private void Write(string kind, AnalysedProduct product, JsonObject content)
    {
        content["number"] = product.Number;
        content["version"] = product.Version;
        content["digest"] = product.Digest is { } digest ? Convert.ToHexStringLower(digest) : null;
        acts.Write(new Act(kind, "Act, Art. 44(1)", $"product:{product.Id}") { Content = content });
    }

    private async Task<Step> SaveAsync(Step done, CancellationToken cancellation) => await db.SaveUnlessOvertakenAsync(cancellation) ? done : new Step.Moved();
}
