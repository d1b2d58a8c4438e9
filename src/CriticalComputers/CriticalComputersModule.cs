using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Answering;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Comparing;
using Noroshi.CriticalComputers.Api;
using Noroshi.CriticalComputers.Drawing;
using Noroshi.CriticalComputers.ChangingMany;
using Noroshi.CriticalComputers.Demo;
using Noroshi.CriticalComputers.Exporting;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Feeding;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Keying;
using Noroshi.CriticalComputers.Learning;
using Noroshi.CriticalComputers.Listing;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Precedents;
using Noroshi.CriticalComputers.Picking;
using Noroshi.CriticalComputers.Receiving;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Reminding;
using Noroshi.CriticalComputers.Spelling;
using Noroshi.CriticalComputers.Representing;
using Noroshi.CriticalComputers.Settling;
using Noroshi.CriticalComputers.Simulating;
using Noroshi.CriticalComputers.Starting;
using Noroshi.CriticalComputers.Store;
using Noroshi.CriticalComputers.Viewing;
using Noroshi.CriticalComputers.Substituting;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Store.Outbox;
using Noroshi.Store.Vault;
using Noroshi.Web.Face;

namespace Noroshi.CriticalComputers;

/// <summary>Plugs the critical computers in.</summary>
public static class CriticalComputersModule
{
    /// <summary>Adds the registry, its notifications and the self-check of one computer's class.</summary>
    public static IServiceCollection AddCriticalComputers(this IServiceCollection services) => services
        .AddSingleton<INavigation, ComputerPlaces>()
        .AddSingleton<IKindsOfActs, CriticalComputersActs>()
        .AddSingleton<IModelContribution, CriticalComputersTables>()
        .AddSingleton<IModelContribution, ExchangeTables>()
        .AddScoped<ChosenRegister>()
        .AddSingleton<IModelContribution, NetworkTables>()
        .AddScoped<WhoseRegister>()
        .AddSingleton<IPageStrip, RegisterStrip>()
        .AddSingleton<IAntiforgeryAdditionalDataProvider, RegisterInTheForm>()
        .PostConfigure<RazorPagesOptions>(o => o.Conventions.AddFolderApplicationModelConvention("/CriticalComputers", page => page.Filters.Add(new TypeFilterAttribute<ARegisterIsChosen>())))
        .AddScoped<RegisterList>()
        .AddScoped<RegisterFacets>()
        .AddScoped<RulesInForce>()
        .AddScoped<JudgeEntries>()
        .AddScoped<KeepComputers>()
        .AddScoped<KeepFacilities>()
        .AddScoped<EntriesInSight>()
        .AddScoped<WhatIsOwed>()
        .AddScoped<FileNotification>()
        .AddScoped<WhatAFilingStandsInFor>()
        .AddScoped<INameFiles, FilesOfFilings>()
        .AddScoped<ImportFiles>()
        .AddScoped<BringList>()
        .AddScoped<SteerImport>()
        .AddScoped<INameFiles, FilesOfImports>()
        .AddScoped<PutDownRows>()
        .AddScoped<ReadImport>()
        .AddScoped<BeginBulk>()
        .AddScoped<ReadBulk>()
        .AddScoped<ApplyImport>()
        .AddHandler<ImportAsked, GoOnWithImport>()
        .AddHandler<RegisterClockTicks, RemindOfNotification>()
        .AddScoped<PrecedentsInSight>()
        .AddScoped<CompareClasses>()
        .AddScoped<SimulateRegister>()
        .AddScoped<SimulateNotified>()
        .AddScoped<Simulation>()
        .AddHandler<RegisterClockTicks, NoticeCommencements>()
        .AddHandler<RulesTakeForce, HaveRegistersJudgedAnew>()
        .AddHandler<RegisterIsJudgedAnew, JudgeRegisterAnew>()
        .AddHandler<OrganisationDescribed, JudgeOutline>()
        .AddScoped<IWaiting, WaitsForAKeeper>()
        .AddScoped<KeepersOfARegister>()
        .AddScoped<WhoHasAProduct>()
        .AddScoped<IWhoUsesAProduct, UsersOfProducts>()
        .AddScoped<INotificationsForAnalysis, NotificationsForAnalysis>()
        .AddSingleton<KnownNames>()
        .AddScoped<LearnNames>()
        .AddScoped<NameHints>()
        .AddScoped<KeyNames>()
        .AddHandler<NamesToBeKeyed, MakeKeysAnew>()
        .AddHandler<ComputersNotified, PutDownSpellings>()
        .AddScoped<SectorPace>()
        .AddScoped<MattersAtTheDesk>()
        .AddScoped<BureausHaveNoPower>()
        .AddScoped<WriteToOperator>()
        .AddScoped<KeepExchange>()
        .AddScoped<ExchangesSeen>()
        .AddScoped<AnswerTheDesk>()
        .AddHandler<ExchangeClockTicks, RemindOfAnswer>()
        .AddCalendarRate()
        .AddScoped<IComputersOfAnOperator, ComputersOfAnOperator>()
        .AddScoped<NotifiedOverall>()
        .AddScoped<HandleNotification>()
        .AddScoped<ReachedNotifications>()
        .AddScoped<NotificationsInSight>()
        .AddScoped<RecordOfReading>()
        .AddScoped<ReadNetwork>()
        .AddScoped<KeepNetwork>()
        .AddScoped<NodeEnds>()
        .AddScoped<BringNetwork>()
        .AddScoped<ClassesToTakeOver>()
        .AddScoped<DemoImport>()
        .AddScoped<DemoDesk>()
        .AddScoped<DemoKeeper>()
        .AddScoped<IDemoChapter>(provider => ActivatorUtilities.CreateInstance<RegistersChapter>(provider));

    /// <summary>Learns how public sources write makers and products: all of them or, if one that was named cannot be read, none.</summary>
    /// <exception cref="NameSourceRefused">A document that was named cannot be read.</exception>
    public static Task<NamesLearnt> LearnNamesAsync(IServiceProvider services, IEnumerable<NameSource> sources, Action<int> progress, CancellationToken cancellation) =>
        services.GetRequiredService<LearnNames>().ReadAsync(sources, progress, cancellation);

    /// <summary>Has the keys of stored names made anew in the background, if they are of other rules or another dictionary.</summary>
    public static async Task KeepNamesAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<StoreDb>();
        if (await services.GetRequiredService<KeyNames>().IsDoneAsync(cancellation))
        {
            return;
        }

        if (await db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"]).AnyAsync(cancellation))
        {
            services.GetRequiredService<IOutbox>().Raise(new NamesToBeKeyed(NameKeys.Version));
        }
        else
        {
            await db.SetMarkAsync(KeyNames.Gathered, "yes", cancellation);
            await db.SetMarkAsync(KeyNames.Mark, NameKeys.Version, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Opens the doors that are not pages.</summary>
    public static IEndpointRouteBuilder MapCriticalComputers(this IEndpointRouteBuilder routes)
    {
        NotificationDownload.Map(routes);
        StandInDownload.Map(routes);
        RegisterExport.Map(routes);
        NameOffers.Map(routes);
        SimulationFile.Map(routes);
        ComparisonFile.Map(routes);
        CalendarDoor.Map(routes);
        TemplateDownload.Map(routes);
        RegistryDoors.Map(routes);
        NetworkExport.Map(routes);
        return routes;
    }
}

/// <summary>The places in the menu.</summary>
internal sealed class ComputerPlaces : INavigation
{
    private static readonly Words Computers = new("電子計算機", "Computers");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Computers, new("電子計算機の台帳", "Register of computers"), "/computers", Permission.ReadOwnRegister, 20),
        new(Computers, new("一覧を取り込む", "Import a list"), "/computers/import", Permission.KeepRegister, 21),
        new(Computers, new("届出の一覧", "Notifications"), "/computers/notifications", Permission.ReadOwnRegister, 21),
        new(Computers, new("所管省庁からの求め", "Requests from the ministry"), "/computers/exchanges", Permission.ReadOwnRegister, 21),
        new(Computers, new("二つの軸で見る", "Two axes"), "/computers/axes", Permission.ReadOwnRegister, 21),
        new(Computers, new("登録の漏れを確かめる", "What is missing?"), "/computers/profile", Permission.ReadOwnRegister, 21),
        new(Computers, new("はじめての届出（10分）", "First steps (ten minutes)"), "/computers/start", Permission.FileReports, 22) { Open = true },
        new(Computers, new("区分を確認する", "Which class is it?"), "/computers/check", Permission.FileReports, 22) { Open = true },
        new(Computers, new("区分の事例", "Precedents of classes"), "/computers/precedents", Permission.ReadOwnRegister, 22),
        new(Computers, new("台帳の規則", "Rules of the register"), "/computers/rules", null, 23),
        new(new("管理", "Administration"), new("台帳の設定", "Settings of the register"), "/administration/computers", Permission.Administer, 82),
        new(new("受け付けた届出", "Notifications"), new("受け付けた届出", "Notifications"), "/desk/notifications", Permission.ReadNotifications, 55),
    ];
}
