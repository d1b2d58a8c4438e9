using System.Text;
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

    private static readonly PersonId Somebody = new(new Guid(9, 0, 0, new byte[8]));

    private static readonly Relation[] Relations =
    [
        new("the Cabinet Office", Somebody, Elsewhere, OrganisationKind.CabinetOffice),
        new("the ministry that is asked to approve", Somebody, Asked, OrganisationKind.Ministry),
        new("another ministry", Somebody, Elsewhere, OrganisationKind.Ministry),
        new("anybody else", Somebody, Elsewhere, [.. Enum.GetValues<OrganisationKind>().Except([OrganisationKind.CabinetOffice, OrganisationKind.Ministry])]),
    ];

    [Fact]
    public void is_what_the_document_says() => Assert.Equal(Tables(), GeneratedPart.Of("who-may-see-what.md", "products", Tables()));

    [Fact]
    public void is_nothing_for_nobody()
    {
        using var db = RolesOnPaper.As(Actor.Nobody);
        Assert.False(WhoMaySeeAProduct.In(db).Compile()(AProduct(ProductState.Proposed)));
        Assert.False(WhoMaySeeAProduct.Sources(db).Compile()(null!));
    }

    private static string Tables() => new StringBuilder()
        .Append("\n\n### A product that is put up for approval, its statements and approvals\n\nTables: `products`, `product_statements`, `product_approvals`.\n\n").Append(Table(db => WhoMaySeeAProduct.In(db).Compile()(AProduct(ProductState.Proposed))))
        .Append("\n### A product that is being written, or was released\n\n").Append(Table(db => WhoMaySeeAProduct.In(db).Compile()(AProduct(ProductState.Draft))))
        .Append("\n### On what its statements rest\n\nTable: `statement_sources`.\n\n").Append(Table(db => WhoMaySeeAProduct.Sources(db).Compile()(null!)))
        .Append('\n').ToString();

    private static string Table(Func<StoreDb, bool> sees) => RolesOnPaper.Table(Relations, sees);

    private static AnalysedProduct AProduct(ProductState state)
    {
        var product = AnalysedProduct.Begin(default, "", new ProductHead(default, false, "", "", default, null, null), default, default);
        if (state is ProductState.Proposed)
        {
            product.Propose([], Asked, default);
        }

        return product;
    }

    private static OrganisationId Org(byte n) => new(new Guid(n, 0, 0, new byte[8]));
}
