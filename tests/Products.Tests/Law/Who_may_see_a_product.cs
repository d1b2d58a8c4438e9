using System.Text;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Products.Tests.Law;

/// <summary>
/// Asks the very predicates that the query filters use, for every role, and holds the part of <c>docs/who-may-see-what.md</c> on analysed information to the
/// answers. <c>NOROSHI_APPROVE=1</c> writes it anew.
/// </summary>
public class Who_may_see_a_product
{
    private static readonly OrganisationId Asked = Org(1), Elsewhere = Org(2);

    private static readonly (string Name, OrganisationId Of, Func<string, bool> Held)[] Relations =
    [
        ("the Cabinet Office", Elsewhere, role => HousePeople.WhereItIsHeld(role).Contains(OrganisationKind.CabinetOffice)),
        ("the ministry that is asked to approve", Asked, role => HousePeople.WhereItIsHeld(role).Contains(OrganisationKind.Ministry)),
        ("another ministry", Elsewhere, role => HousePeople.WhereItIsHeld(role).Contains(OrganisationKind.Ministry)),
        ("anybody else", Elsewhere, role => HousePeople.WhereItIsHeld(role).Any(k => k is not (OrganisationKind.CabinetOffice or OrganisationKind.Ministry))),
    ];

    [Fact]
    public void is_what_the_document_says() => Assert.Equal(Tables(), GeneratedPart.Of("who-may-see-what.md", "products", Tables()));

    [Fact]
    public void is_nothing_for_nobody()
    {
        using var db = Seen(Actor.Nobody);
        Assert.False(WhoMaySeeAProduct.In(db).Compile()(AProduct(ProductState.Proposed)));
        Assert.False(WhoMaySeeAProduct.Sources(db).Compile()(null!));
    }

    private static string Tables() => new StringBuilder()
        .Append("\n\n### A product that is put up for approval, its statements and approvals\n\nTables: `products`, `product_statements`, `product_approvals`.\n\n").Append(Table(db => WhoMaySeeAProduct.In(db).Compile()(AProduct(ProductState.Proposed))))
        .Append("\n### A product that is being written, or was released\n\n").Append(Table(db => WhoMaySeeAProduct.In(db).Compile()(AProduct(ProductState.Draft))))
        .Append("\n### On what its statements rest\n\nTable: `statement_sources`.\n\n").Append(Table(db => WhoMaySeeAProduct.Sources(db).Compile()(null!)))
        .Append('\n').ToString();

    private static string Table(Func<StoreDb, bool> sees)
    {
        var table = new StringBuilder("| role | ").AppendJoin(" | ", Relations.Select(r => r.Name)).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat("---|", Relations.Length))).Append('\n');
        foreach (var role in HousePeople.EveryRole)
        {
            table.Append("| ").Append(role).Append(" | ").AppendJoin(" | ", Relations.Select(r =>
            {
                if (!r.Held(role))
                {
                    return "–";
                }

                using var db = Seen(new Actor { Person = new PersonId(new Guid(9, 0, 0, new byte[8])), Organisation = r.Of, Capacity = role, May = HousePeople.WhatItAllows(role) });
                return sees(db) ? "**yes**" : "no";
            })).Append(" |\n");
        }

        return table.ToString();
    }

    private static AnalysedProduct AProduct(ProductState state)
    {
        var product = AnalysedProduct.Begin(default, "", new ProductHead(default, false, "", "", default, null, null), default, default);
        if (state is ProductState.Proposed)
        {
            product.Propose([], Asked, default);
        }

        return product;
    }

    private static StoreDb Seen(Actor actor) =>
        new(new DbContextOptionsBuilder<StoreDb>().UseSqlite("Data Source=:memory:").Options, [], new ActorScope { Actor = actor }, new Recently());

    private static OrganisationId Org(byte n) => new(new Guid(n, 0, 0, new byte[8]));
}
