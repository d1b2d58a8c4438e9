using Noroshi.Kernel;

namespace Noroshi.Provision;

/// <summary>What is done about provision, in words.</summary>
internal sealed class ProvisionActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["provision.answered"] = new("提供を受けた情報への回答", "Provided information answered"),
        ["provision.certificate-added"] = new("暗号化メールの証明書の登録", "Certificate for mail registered"),
        ["provision.certificate-lost"] = new("暗号化メールの鍵の紛失の届出", "Loss of a key for mail reported"),
        ["provision.certificate-revoked"] = new("暗号化メールの証明書の取消し", "Certificate for mail revoked"),
        ["provision.device-approved"] = new("端末の登録の承認", "Device approved"),
        ["provision.device-asked"] = new("端末の登録の申請", "Device asked for"),
        ["provision.device-lost"] = new("登録した端末の紛失の届出", "Loss of a device reported"),
        ["provision.device-refused"] = new("端末の登録の不承認", "Device not approved"),
        ["provision.device-revoked"] = new("端末の登録の取消し", "Device revoked"),
        ["provision.escalated"] = new("読まれていない至急の情報の再通知", "Unread urgent information told to the next"),
        ["provision.leak-decided"] = new("漏えいについての判断", "Leak decided on"),
        ["provision.leak-originators-told"] = new("漏えいについて、情報を出した組織への連絡", "Originators told of a leak"),
        ["provision.leak-restored"] = new("漏えい後の提供の再開", "Provision restored after a leak"),
        ["provision.leak-stopped"] = new("漏えいによる提供の停止", "Provision stopped after a leak"),
        ["provision.leak-traced"] = new("外に出た文章の印の調査", "Marks of a leaked text traced"),
        ["provision.mailed"] = new("提供した情報の暗号化メールによる送付", "Provided information mailed encrypted"),
        ["provision.not-shown"] = new("提供に関するもので、見てはならないものの要求", "Request for a matter of provision that may not be seen"),
        ["provision.not-taken"] = new("認められない方法による、提供を受けた情報の閲覧又は持ち出し", "Provided information asked for in a way that is not allowed"),
        ["provision.policy-set"] = new("提供の設定の変更", "Policy of provision set"),
        ["provision.prepared"] = new("情報の提供の準備", "Provision prepared"),
        ["provision.provided"] = new("情報の提供", "Information provided"),
        ["provision.read"] = new("提供を受けた情報の閲覧", "Provided information read"),
        ["provision.refused"] = new("情報の提供", "Provision of information"),
        ["provision.relayed"] = new("大臣からの情報の提供", "Provision by the minister"),
        ["provision.returned"] = new("大臣が情報を提供しないとする判断", "Provision declined by the minister"),
        ["provision.subscribed"] = new("注意喚起のメールの登録", "Bulletin by mail confirmed"),
        ["provision.subscribers-mailed"] = new("登録者への注意喚起のメールの送付", "Bulletin mailed to subscribers"),
        ["provision.subscription-changed"] = new("注意喚起のメールの登録内容の変更", "Bulletin by mail chosen anew"),
        ["provision.unsubscribed"] = new("注意喚起のメールの配信の停止", "Bulletin by mail ended"),
        ["provision.webhook-added"] = new("Webhookの送信先の追加", "Webhook added"),
        ["provision.webhook-paused"] = new("Webhookの送信の停止", "Webhook paused"),
        ["provision.webhook-removed"] = new("Webhookの送信先の削除", "Webhook removed"),
        ["provision.webhook-resumed"] = new("Webhookの送信の再開", "Webhook resumed"),
        ["provision.webhook-tried"] = new("Webhookの試し送信", "Webhook tried"),
        ["provision.webhook-secret-changed"] = new("Webhookの署名の秘密の変更", "Secret of a webhook changed"),
    };
}
