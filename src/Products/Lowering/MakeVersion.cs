using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;
using Noroshi.Store;

namespace Noroshi.Products.Lowering;

/// <summary>
/// Makes a new record from a product: the next version in its place, or one of a lower class beside it, with the statements that do not bar it. What is left out can be
/// written anew; the record from which it was made is never changed.
/// </summary>
[Article("Act, Art. 39")]
[Article("Act, Art. 40(1)")]
internal sealed class MakeVersion(StoreDb db, ProductsInSight products, WhatItRestsOn lineage, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    /// <summary>The next version of a released product: a correction, or the full product after a flash alert. Null if somebody else began one.</summary>
    public async Task<AnalysedProduct?> NextAsync(AnalysedProduct product, ProductSpeed speed, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var next = product.Next(new(Identifier.New(clock)), speed, actor.Person, now);
        db.Add(next);
        await CopyAsync(product, next, _ => true, cancellation);
        Write("products.version-begun", next, product, new() { ["speed"] = speed.ToString() });
        return await SaveAsync(next, cancellation);
    }

    /// <summary>A record of a lower class, with every statement that stands in the way of it left out.</summary>
    public async Task<AnalysedProduct?> LowerAsync(AnalysedProduct product, InformationClass target, CancellationToken cancellation)
    {
        var barred = NothingBarredIsReleased.Against(await lineage.OfAsync(product, cancellation), target).Select(o => o.Statement).ToHashSet();
        var lower = product.Apart(new(Identifier.New(clock)), SpokenNumber.New("NP", clock.GetUtcNow()), actor.Person, clock.GetUtcNow());
        db.Add(lower);
        await CopyAsync(product, lower, s => !barred.Contains(s.Id), cancellation);
        Write("products.lowered", lower, product, new() { ["target"] = target.ToString(), ["leftOut"] = barred.Count });
        return await SaveAsync(lower, cancellation);
    }

    /// <summary>Takes one statement of the record from which this one was made over, to be rewritten here.</summary>
    public async Task<Statement?> BringAsync(AnalysedProduct product, Guid from, CancellationToken cancellation)
    {
        if (product.MadeFrom is not { } earlier || (await products.StatementsAsync(earlier, cancellation)).FirstOrDefault(s => s.Id == from) is not { } statement)
        {
            return null;
        }

        var position = await db.Set<Statement>().CountAsync(s => s.Product == product.Id, cancellation) + 1;
        var copy = statement.CopyTo(product.Id, position, () => Identifier.New(clock));
        db.Add(copy);
        product.Touch(clock.GetUtcNow());
        acts.Write(new Act("products.statement-written", "Act, Art. 37", $"product:{product.Id}") { Content = new JsonObject { ["number"] = product.Number, ["statement"] = copy.Id.ToString("D"), ["from"] = from.ToString("D") } });
        return await SaveAsync(product, cancellation) is null ? null : copy;
    }

    private async Task CopyAsync(AnalysedProduct from, AnalysedProduct to, Func<Statement, bool> takes, CancellationToken cancellation)
    {
        var position = 1;
        foreach (var statement in (await products.StatementsAsync(from.Id, cancellation)).Where(takes))
        {
            db.Add(statement.CopyTo(to.Id, position++, () => Identifier.New(clock)));
        }
    }

    private void Write(string kind, AnalysedProduct made, AnalysedProduct from, JsonObject content)
    {
        (content["number"], content["version"], content["from"]) = (made.Number, made.Version, from.Id.ToString());
        acts.Write(new Act(kind, "Act, Art. 37", $"product:{made.Id}") { Content = content });
    }

    private async Task<AnalysedProduct?> SaveAsync(AnalysedProduct product, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return product;
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }
}
