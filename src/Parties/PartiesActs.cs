using Noroshi.Kernel;

namespace Noroshi.Parties;

/// <summary>What is done about organisations, people and their credentials, in words.</summary>
internal sealed class PartiesActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["parties.appointed"] = new("役割の付与", "Role given"),
        ["parties.clearance-recorded"] = new("適性評価の登録", "Clearance recorded"),
        ["parties.clearance-withdrawn"] = new("適性評価の取消し", "Clearance withdrawn"),
        ["parties.designation-ended"] = new("特定社会基盤事業者の指定の終了", "Designation ended"),
        ["parties.designation-entered"] = new("特定社会基盤事業者の指定の登録", "Designation entered"),
        ["parties.door-refused"] = new("権限のない画面・APIの利用", "Door without permission"),
        ["parties.identity-linked"] = new("組織のアカウントとの結び付け", "Outside identity linked"),
        ["parties.invitation-revoked"] = new("招待の取消し", "Invitation withdrawn"),
        ["parties.invited"] = new("招待", "Invitation"),
        ["parties.joined"] = new("利用の開始", "Joined"),
        ["parties.mandate-granted"] = new("委任", "Mandate granted"),
        ["parties.mandate-revoked"] = new("委任の取消し", "Mandate revoked"),
        ["parties.not-there"] = new("見てはならない人・組織などの要求", "Request for a person or organisation that may not be seen"),
        ["parties.organisation-closed"] = new("組織の閉鎖", "Organisation closed"),
        ["parties.organisation-corrected"] = new("組織の名称等の訂正", "Organisation corrected"),
        ["parties.organisation-described"] = new("組織の情報の変更", "Organisation described"),
        ["parties.organisation-entered"] = new("組織の登録", "Organisation entered"),
        ["parties.passkey-named"] = new("パスキーの名称の変更", "Passkey named"),
        ["parties.passkey-registered"] = new("パスキーの登録", "Passkey registered"),
        ["parties.passkey-removed"] = new("パスキーの削除", "Passkey removed"),
        ["parties.person-described"] = new("連絡先の変更", "Contact details changed"),
        ["parties.person-disabled"] = new("利用の停止", "Person disabled"),
        ["parties.person-enabled"] = new("利用の再開", "Person enabled"),
        ["parties.person-entered"] = new("人の登録", "Person entered"),
        ["parties.recovered"] = new("パスキーの復旧", "Passkey recovered"),
        ["parties.recovery-approved"] = new("復旧の承認", "Recovery approved"),
        ["parties.recovery-asked"] = new("復旧の依頼", "Recovery asked for"),
        ["parties.recovery-refused"] = new("復旧の不承認", "Recovery not approved"),
        ["parties.role-changed"] = new("役割の切り替え", "Role switched"),
        ["parties.role-ended"] = new("役割の終了", "Role ended"),
        ["parties.secrecy-undertaken"] = new("秘密保持の誓約", "Secrecy undertaken"),
        ["parties.sessions-ended"] = new("端末のサインインの終了", "Sessions ended"),
        ["parties.sign-in-refused"] = new("サインインの失敗", "Sign-in failed"),
        ["parties.signed-in"] = new("サインイン", "Signed in"),
        ["parties.signed-out"] = new("サインアウト", "Signed out"),
        ["parties.token-made"] = new("APIトークンの発行", "API token made"),
        ["parties.token-revoked"] = new("APIトークンの無効化", "API token revoked"),
    };
}
