using Microsoft.Extensions.DependencyInjection;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Products.Demo;
using Noroshi.Products.Face;
using Noroshi.Products.Following;
using Noroshi.Products.Lowering;
using Noroshi.Products.Releasing;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;
using Noroshi.Store;
using Noroshi.Store.Outbox;
using Noroshi.Web.Face;

namespace Noroshi.Products;

/// <summary>Plugs analysed information in.</summary>
public static class ProductsModule
{
    /// <summary>Adds the workbench on which products are written, approved and released.</summary>
    public static IServiceCollection AddProducts(this IServiceCollection services) => services
        .AddSingleton<INavigation, ProductPlaces>()
        .AddSingleton<IKindsOfActs, ProductsActs>()
        .AddSingleton<IModelContribution, ProductsTables>()
        .AddScoped<ProductsInSight>()
        .AddScoped<WhatItRestsOn>()
        .AddScoped<KeepProduct>()
        .AddScoped<IFurtherSources, NotificationsAsSources>()
        .AddScoped<MakeVersion>()
        .AddScoped<WhatIsProposed>()
        .AddScoped<ReleaseProduct>()
        .AddScoped<IReleasedProducts, ReleasedProducts>()
        .AddScoped<IRelated, WhatBecameOfAReport>()
        .AddHandler<ContributionWithdrawn, WithholdWhatRestsOnIt>()
        .AddScoped<IWaiting, WaitsForAnApprover>()
        .AddScoped<IDemoChapter>(provider => ActivatorUtilities.CreateInstance<ProductsChapter>(provider));
}

/// <summary>The places in the menu.</summary>
internal sealed class ProductPlaces : INavigation
{
    private static readonly Words Analysis = new("整理・分析", "Analysis");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Analysis, new("分析した情報", "Analysed information"), "/analysis", Permission.WriteProducts, 56),
        new(Analysis, new("新しく作る", "Begin a product"), "/analysis/head", Permission.WriteProducts, 57),
        new(Analysis, new("承認する", "Approve"), "/analysis/approvals", Permission.ApproveProducts, 58),
    ];
}
