using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Layout;

public sealed class SecretPolicyTests
{
    [Theory]
    [InlineData("{apiVersion: v1, kind: Secret, data: {a: eA==}}", "data")]
    [InlineData("{apiVersion: v1, kind: Secret, stringData: {a: x}}", "stringData")]
    [InlineData("{apiVersion: v1, kind: Secret, data: {a: 'ENC[AES256_GCM,x]'}}", "data")]
    [InlineData("{apiVersion: v1, kind: Secret, data: {a: 'ENC[AES256_GCM,x]', b: eA==}, sops: {mac: m}}", "data")]
    [InlineData("{apiVersion: v1, kind: Secret, stringData: {a: 'ENC[AES256_GCM,x]'}, sops: {lastmodified: x}}", "stringData")]
    [InlineData("{apiVersion: v1, kind: Secret, stringData: {a: 7}, sops: {mac: m}}", "stringData")]
    [InlineData("{apiVersion: v1, kind: Secret, data: {a: 'ENC[AES256_GCM,x]'}, sops: {mac: m}}", null)]
    [InlineData("{apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token}", null)]
    [InlineData("{apiVersion: v1, kind: Secret, data: {}}", null)]
    [InlineData("{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, spec: {encryptedData: {a: x}}}", null)]
    [InlineData("{apiVersion: external-secrets.io/v1, kind: ExternalSecret, spec: {data: []}}", null)]
    public void Plaintext_is_refused_and_what_is_encrypted_is_not(string text, string? field)
    {
        Assert.Equal(field, SecretPolicy.PlaintextField((YamlMapping)YamlReader.ReadFirst(text, "secret.yaml", YamlLimits.Default)!));
    }
}
