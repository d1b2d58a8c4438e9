using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Calling;
using Noroshi.Provision.Certifying;
using Noroshi.Provision.Demo;
using Noroshi.Provision.Enrolling;
using Noroshi.Provision.Face;
using Noroshi.Provision.Following;
using Noroshi.Provision.Leaking;
using Noroshi.Provision.Marking;
using Noroshi.Provision.Onward;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Publishing;
using Noroshi.Provision.Receiving;
using Noroshi.Provision.Relaying;
using Noroshi.Provision.Store;
using Noroshi.Provision.Subscribing;
using Noroshi.Provision.Taking;
using Noroshi.Store;
using Noroshi.Store.Outbox;
using Noroshi.Web.Face;
using Noroshi.Web.Reaching;

namespace Noroshi.Provision;

/// <summary>Plugs the provision of analysed information in.</summary>
public static class ProvisionModule
{
    /// <summary>Adds the rules on who may receive what, sending, the ministers' desks, the recipients' inboxes, and what recipients need: registered devices, certificates for mail, webhooks.</summary>
    public static IServiceCollection AddProvision(this IServiceCollection services) => services
        .AddSingleton<INavigation, ProvisionPlaces>()
        .AddSingleton<IModelContribution, SendingTables>()
        .AddScoped<Candidates>()
        .AddScoped<Decide>()
        .AddScoped<PrepareSending>()
        .AddScoped<DecideAsMinister>()
        .AddScoped<IWaiting, WaitsForAMinister>()
        .AddScoped<IWaiting, WaitsToBeRead>()
        .AddHandler<SendingReady, DeliverSending>()
        .AddHandler<UrgentIsLookedAfter, TellTheNext>()
        .AddHandler<ProductWithdrawn, MarkWithdrawn>()
        .AddHandler<WithdrawalIsTold, TellOfWithdrawal>()
        .AddHandler<StatementsWithheld, BeginToTellOfWithholding>()
        .AddHandler<WithholdingIsTold, TellOfWithheldStatements>()
        .AddSingleton<IKindsOfActs, ProvisionActs>()
        .AddSingleton<IModelContribution, ProvisionTables>()
        .AddScoped<Devices>()
        .AddHandler<DeviceEndsSoon, RemindOfDevice>()
        .AddScoped<Certificates>()
        .AddHandler<CertificateEndsSoon, RemindOfCertificate>()
        .AddSingleton<WebhookSecrets>()
        .AddScoped<Webhooks>()
        .AddSingleton<IModelContribution, DeliveryTables>()
        .AddScoped<Watermarks>()
        .AddScoped<Leaks>()
        .AddScoped<HowItIsTaken>()
        .AddScoped<ISealedMail, MailWhatWasProvided>()
        .AddScoped<QueueCalls>()
        .AddSingleton(provider => new ReachLimits { AllowInside = provider.GetRequiredService<IConfiguration>().GetValue("Webhooks:AllowInside", false) })
        .AddSingleton<OutsideReach>()
        .AddSingleton<CallWebhooks>()
        .AddHostedService<WebhookWorker>()
        .AddScoped<WhoReads>()
        .AddScoped<PassOn>()
        .AddScoped<IRelated, LeadsToPassingOn>()
        .AddScoped<ReceivedInSight>()
        .AddScoped<IDeliveries, DeliveryAnswers>()
        .AddScoped<WhoIsTold>()
        .AddScoped<TellHolders>()
        .AddScoped<Bulletins>()
        .AddSingleton<IModelContribution, SubscriptionTables>()
        .AddSubscriptionRate()
        .AddSingleton<SubscriptionLinks>()
        .AddScoped<Subscriptions>()
        .AddHandler<SubscriptionAsked, MailConfirmation>()
        .AddHandler<ProductPublished, BeginToMailSubscribers>()
        .AddHandler<ProductWithdrawn, BeginToMailSubscribers>()
        .AddHandler<StatementsWithheld, BeginToMailSubscribers>()
        .AddHandler<SubscribersAreMailed, QueueBulletinMails>()
        .AddSingleton<SendBulletinMails>()
        .AddHostedService<BulletinMailWorker>()
        .AddScoped<IDemoChapter>(provider => ActivatorUtilities.CreateInstance<ProvisionChapter>(provider));

    /// <summary>Opens the doors that are not pages.</summary>
    public static IEndpointRouteBuilder MapProvision(this IEndpointRouteBuilder routes)
    {
        BulletinFeeds.Map(routes);
        ReceivedBundle.Map(routes);
        ReceivedPackage.Map(routes);
        Unsubscribe.Map(routes);
        return routes;
    }
}

/// <summary>The places in the menu.</summary>
internal sealed class ProvisionPlaces : INavigation
{
    private static readonly Words Provision = new("情報の提供", "Provision");
    private static readonly Words Administration = new("管理", "Administration");
    private static readonly Words Organisation = new("組織", "Organisation");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Provision, new("注意喚起", "Bulletin"), "/bulletin", null, 479) { Open = true },
        new(Provision, new("情報を提供する", "Provide information"), "/provision", Permission.SendProducts, 472),
        new(Provision, new("漏えいへの対応", "Leaks"), "/provision/leaks", Permission.SendProducts, 473),
        new(Provision, new("大臣として提供する", "Provide as the minister"), "/relay", Permission.RelayProducts, 474),
        new(Provision, new("提供を受けた情報", "Information received"), "/received", Permission.ReceiveProducts, 47),
        new(Provision, new("誰に提供できるか", "Who may receive what"), "/law/provision", null, 480),
        new(Provision, new("受け取る端末", "My devices"), MyDevicesPage.At, Permission.ReceiveProducts, 485),
        new(Provision, new("暗号化メールの証明書", "Certificates for mail"), MyCertificatesPage.At, Permission.ReceiveProducts, 486),
        new(Administration, new("提供の設定", "Provision"), "/administration/provision", Permission.Administer, 830),
        new(Organisation, new("端末と証明書", "Devices and certificates"), OrganisationDevicesPage.At, Permission.ManagePeople, 740),
        new(Organisation, new("Webhookの送信先", "Webhooks"), "/organisation/webhooks", Permission.ManagePeople, 750),
    ];
}
