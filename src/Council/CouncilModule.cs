using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Council.Answering;
using Noroshi.Council.Asking;
using Noroshi.Council.Contributing;
using Noroshi.Council.Convening;
using Noroshi.Council.Demo;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Council.Telling;
using Noroshi.Council.Widening;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Store.Outbox;
using Noroshi.Web.Face;

namespace Noroshi.Council;

/// <summary>Plugs the council in (Act art 45).</summary>
public static class CouncilModule
{
    /// <summary>Adds members, topics, contributions and requests.</summary>
    public static IServiceCollection AddCouncil(this IServiceCollection services) => services
        .AddCouncilDoors()
        .PostConfigure<RazorPagesOptions>(o => o.Conventions.AddFolderApplicationModelConvention("/Council", page => page.Filters.Add(new TypeFilterAttribute<OnlyThoseWhoTakePart>())))
        .AddSingleton<INavigation, CouncilPlaces>()
        .AddSingleton<IKindsOfActs, CouncilActs>()
        .AddSingleton<IModelContribution, CouncilTables>()
        .AddSingleton<IModelContribution, ContributionTables>()
        .AddScoped<CouncilAdmission>()
        .AddScoped<TellPeople>()
        .AddScoped<MembershipsInSight>()
        .AddScoped<TakeStep>()
        .AddScoped<KeepMembership>()
        .AddScoped<TopicsInSight>()
        .AddScoped<KeepTopic>()
        .AddScoped<ContributionsInSight>()
        .AddScoped<Contribute>()
        .AddScoped<WithdrawContribution>()
        .AddScoped<AskMember>()
        .AddScoped<AskForWiderUse>()
        .AddScoped<WhatWaits>()
        .AddScoped<IWaiting>(provider => provider.GetRequiredService<WhatWaits>())
        .AddScoped<ICouncil, CouncilAnswers>()
        .AddScoped<IContributions, ContributionAnswers>()
        .AddHandler<ContributionMade, TellOfContribution>()
        .AddHandler<ContributionWithdrawn, TellOfWithdrawal>()
        .AddHandler<OrganisationDescribed, FollowRegion>()
        .AddScoped<IDemoChapter>(provider => ActivatorUtilities.CreateInstance<CouncilChapter>(provider));
}

/// <summary>The places in the menu.</summary>
internal sealed class CouncilPlaces : INavigation
{
    private static readonly Words Council = new("協議会", "Council");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Council, Council, "/council", Permission.JoinCouncil, 60),
        new(Council, Council, "/council", Permission.RunCouncil, 60),
        new(Council, new("構成員としての手続", "Membership"), "/council/membership", Permission.JoinCouncil, 61),
        new(new("組織", "Organisation"), new("協議会の構成員としての手続", "Council membership"), "/council/membership", Permission.ManagePeople, 740),
        new(new("管理", "Administration"), new("協議会の設定", "Settings of the council"), "/administration/council", Permission.Administer, 83),
    ];
}
