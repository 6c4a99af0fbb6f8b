// Made by `npm run generate` from model/{tenant,plan,cluster,platform}.ts: change those, not this file.
/* MIT licence, Copyright (c) 2015-2021 Evgeny Poberezkin (ajv) */
function ucs2length(str) {
    const len = str.length;
    let length = 0;
    let pos = 0;
    let value;
    while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 0xd800 && value <= 0xdbff && pos < len) {
            // high surrogate, and there is a next character
            value = str.charCodeAt(pos);
            if ((value & 0xfc00) === 0xdc00)
                pos++; // low surrogate
        }
    }
    return length;
}

const Tenant = validate10;
const schema11 = {"type":"object","required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"type":"string","const":"tenantry.dev/v1alpha1"},"kind":{"type":"string","const":"Tenant"},"metadata":{"type":"object","required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Tenant id."}},"additionalProperties":false},"spec":{"type":"object","required":["plan","state"],"properties":{"displayName":{"type":"string","minLength":1,"maxLength":120,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"},"plan":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Plan, by name."},"state":{"enum":["Active","Suspended","Deleted"],"type":"string","description":"The only state that is input; every other one is derived."},"purging":{"type":"boolean","description":"True once what the tenant stored is being removed for good; it cannot come back from there. Only with state Deleted; PurgeAccount writes it."},"isolation":{"enum":["Namespace","NodePool","Cluster"],"type":"string","description":"Namespace by default."},"clusters":{"type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Cluster, by name."},"share":{"type":"integer","minimum":1,"maximum":100,"description":"Percent of the quota; all shares add up to 100. Equal shares by default."},"state":{"enum":["Active","Deleted"],"type":"string","description":"Deleted stops the tenant in this cluster and lets it go there, while it goes on in the others; remove the entry once that is applied. It keeps its share until then. Active by default."}},"additionalProperties":false},"minItems":1,"maxItems":32},"namespaces":{"type":"array","items":{"type":"object","required":["suffix"],"properties":{"suffix":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":14,"description":"Namespace tenant-<id>--<suffix>."},"state":{"enum":["Active","Deleted"],"type":"string","description":"Deleted stops everything in the namespace and lets it go; remove the entry once that is applied. Active by default."}},"additionalProperties":false},"maxItems":50},"members":{"type":"object","properties":{"admins":{"type":"object","properties":{"users":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$","description":"User name as the API server sees it."},"maxItems":200,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$","description":"Group name as the API server sees it."},"maxItems":100,"uniqueItems":true},"serviceAccounts":{"type":"array","items":{"type":"object","required":["namespace","name"],"properties":{"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"One of this tenant's own namespaces."},"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Service account."}},"additionalProperties":false},"maxItems":100}},"additionalProperties":false,"description":"Persons and service accounts that hold one persona, beside the tenant's own group tenantry:<id>:<persona>s."},"users":{"type":"object","properties":{"users":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$","description":"User name as the API server sees it."},"maxItems":200,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$","description":"Group name as the API server sees it."},"maxItems":100,"uniqueItems":true},"serviceAccounts":{"type":"array","items":{"type":"object","required":["namespace","name"],"properties":{"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"One of this tenant's own namespaces."},"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Service account."}},"additionalProperties":false},"maxItems":100}},"additionalProperties":false,"description":"Persons and service accounts that hold one persona, beside the tenant's own group tenantry:<id>:<persona>s."},"viewers":{"type":"object","properties":{"users":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$","description":"User name as the API server sees it."},"maxItems":200,"uniqueItems":true},"groups":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$","description":"Group name as the API server sees it."},"maxItems":100,"uniqueItems":true},"serviceAccounts":{"type":"array","items":{"type":"object","required":["namespace","name"],"properties":{"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"One of this tenant's own namespaces."},"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Service account."}},"additionalProperties":false},"maxItems":100}},"additionalProperties":false,"description":"Persons and service accounts that hold one persona, beside the tenant's own group tenantry:<id>:<persona>s."}},"additionalProperties":false},"quota":{"type":"object","properties":{"requests.cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"persistentvolumeclaims":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"pods":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services.loadbalancers":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services.nodeports":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"secrets":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"configmaps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"count/deployments.apps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"count/statefulsets.apps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"additionalProperties":false,"patternProperties":{"^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"maxProperties":32},"network":{"type":"object","properties":{"egress":{"type":"array","items":{"type":"object","required":["cidr"],"properties":{"cidr":{"type":"string","minLength":3,"maxLength":49,"description":"An IPv4 or IPv6 block, for instance 203.0.113.0/24."},"ports":{"type":"array","items":{"type":"object","required":["port"],"properties":{"port":{"type":"integer","minimum":1,"maximum":65535},"endPort":{"type":"integer","minimum":1,"maximum":65535},"protocol":{"enum":["TCP","UDP","SCTP"],"type":"string"}},"additionalProperties":false},"minItems":1,"maxItems":32}},"additionalProperties":false,"description":"One destination outside the cluster; no ports means all ports."},"maxItems":64},"access":{"type":"array","items":{"enum":["APIServer","Metadata","Nodes"],"type":"string"},"maxItems":3,"uniqueItems":true,"description":"Platform addresses that stay closed unless asked for here and allowed by the plan."},"ingress":{"type":"object","properties":{"hosts":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253,"pattern":"^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$","description":"Host that only this tenant may serve."},"maxItems":64,"uniqueItems":true},"ports":{"type":"array","items":{"type":"integer","minimum":1,"maximum":65535},"maxItems":32,"uniqueItems":true,"description":"Pod ports that the ingress controller may reach."}},"additionalProperties":false},"internet":{"type":"boolean","description":"False closes the public addresses that the plan opens; egress and access of this document stay open."},"serviceTypes":{"type":"array","items":{"enum":["ClusterIP","NodePort","LoadBalancer"],"type":"string"},"minItems":1,"maxItems":3,"uniqueItems":true,"description":"Types of Service that may be made; all that the limits hold by default."},"ingressClasses":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$","minLength":1,"maxLength":253},"maxItems":16,"uniqueItems":true,"description":"Classes of Ingress that may be named; those that the cluster allows by default."},"gatewayClasses":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$","minLength":1,"maxLength":253},"maxItems":16,"uniqueItems":true,"description":"Classes of Gateway that may be named; those that the cluster allows by default."},"peers":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Id of another tenant; traffic opens when both name each other."},"maxItems":64,"uniqueItems":true}},"additionalProperties":false},"registries":{"type":"array","items":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$","description":"Registry host with an optional path prefix that images may come from."},"maxItems":64,"uniqueItems":true},"containers":{"type":"object","properties":{"limits":{"type":"object","properties":{"cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"additionalProperties":false},"requests":{"type":"object","properties":{"cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"additionalProperties":false}},"additionalProperties":false,"description":"What a container gets that states nothing, where the plan's defaults are too much."},"cloud":{"type":"object","properties":{"aws":{"type":"object","properties":{"bucket":{"type":"string","pattern":"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$","description":"S3 bucket that holds the tenant's prefix orgs/<id>/."},"enabled":{"type":"boolean","description":"False leaves the tenant without a role."}},"additionalProperties":false}},"additionalProperties":false},"throttle":{"type":"object","properties":{"requestsPerMinute":{"type":"integer","minimum":0,"maximum":1000000,"description":"Writes and API calls in a minute."},"requestsPerHour":{"type":"integer","minimum":0,"maximum":60000000,"description":"Writes and API calls in an hour."},"concurrentJobs":{"type":"integer","minimum":0,"maximum":100000,"description":"Jobs that run at the same time."}},"additionalProperties":false},"jobs":{"type":"object","required":["enabled"],"properties":{"enabled":{"type":"boolean","description":"True gives the tenant its namespace tenant-<id>--jobs."},"state":{"enum":["Active","Deleted"],"type":"string","description":"Deleted stops everything in that namespace and lets it go; set enabled: false once that is applied. Active by default."},"timeoutSeconds":{"type":"integer","minimum":0,"maximum":86400,"description":"Longest run of a job, seconds."},"callbackHosts":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253,"pattern":"^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$","description":"Host that callbacks may go to."},"maxItems":32,"uniqueItems":true}},"additionalProperties":false},"admission":{"type":"object","properties":{"enforce":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Id of a rule of admission, as refusals name it after tenantry/."},"maxItems":64,"uniqueItems":true,"description":"Rules that are enforced here though the platform only warns."}},"additionalProperties":false},"gitops":{"type":"object","required":["url"],"properties":{"url":{"type":"string","minLength":8,"maxLength":512,"pattern":"^(https|ssh)://[^\\s\"'`$\\\\]+$"},"branch":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z0-9][A-Za-z0-9._/-]*$"},"path":{"type":"string","minLength":1,"maxLength":256,"pattern":"^\\./?[A-Za-z0-9._/-]*$"},"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Namespace of this tenant that the source is applied to; the primary one by default."},"secretName":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Secret with the source's credentials, made by the tenant in that namespace."}},"additionalProperties":false,"description":"A Git repository of the tenant's own, reconciled by Flux with the tenant's rights only."}},"additionalProperties":false}},"additionalProperties":false};
const func2 = ucs2length;
const func4 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "u");
const pattern1 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$", "u");
const pattern17 = new RegExp("^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$", "u");
const pattern18 = new RegExp("^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$", "u");
const pattern36 = new RegExp("^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$", "u");
const pattern37 = new RegExp("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "u");
const pattern40 = new RegExp("^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$", "u");
const pattern47 = new RegExp("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", "u");
const pattern50 = new RegExp("^(https|ssh)://[^\\s\"'`$\\\\]+$", "u");
const pattern51 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._/-]*$", "u");
const pattern52 = new RegExp("^\\./?[A-Za-z0-9._/-]*$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},schema:schema11.properties.apiVersion.type,parentSchema:schema11.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("tenantry.dev/v1alpha1" !== data0){
const err6 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "tenantry.dev/v1alpha1"},schema:"tenantry.dev/v1alpha1",parentSchema:schema11.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema11.properties.kind.type,parentSchema:schema11.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("Tenant" !== data1){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Tenant"},schema:"Tenant",parentSchema:schema11.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},schema:schema11.properties.metadata.required,parentSchema:schema11.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
if(!(key1 === "name")){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema11.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func2(data3) > 40){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema11.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(func2(data3) < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data3)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type: "string"},schema:schema11.properties.metadata.properties.name.type,parentSchema:schema11.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},schema:schema11.properties.metadata.type,parentSchema:schema11.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.spec !== undefined){
let data4 = data.spec;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.plan === undefined){
const err16 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "plan"},schema:schema11.properties.spec.required,parentSchema:schema11.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data4.state === undefined){
const err17 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "state"},schema:schema11.properties.spec.required,parentSchema:schema11.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key2 in data4){
if(!(func4.call(schema11.properties.spec.properties, key2))){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema11.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data4.displayName !== undefined){
let data5 = data4.displayName;
if(typeof data5 === "string"){
if(func2(data5) > 120){
const err19 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/maxLength",keyword:"maxLength",params:{limit: 120},schema:120,parentSchema:schema11.properties.spec.properties.displayName,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func2(data5) < 1){
const err20 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.displayName,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern1.test(data5)){
const err21 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"},schema:"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",parentSchema:schema11.properties.spec.properties.displayName,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.displayName.type,parentSchema:schema11.properties.spec.properties.displayName,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data4.plan !== undefined){
let data6 = data4.plan;
if(typeof data6 === "string"){
if(func2(data6) > 40){
const err23 = {instancePath:instancePath+"/spec/plan",schemaPath:"#/properties/spec/properties/plan/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema11.properties.spec.properties.plan,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func2(data6) < 1){
const err24 = {instancePath:instancePath+"/spec/plan",schemaPath:"#/properties/spec/properties/plan/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.plan,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern0.test(data6)){
const err25 = {instancePath:instancePath+"/spec/plan",schemaPath:"#/properties/spec/properties/plan/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.plan,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/spec/plan",schemaPath:"#/properties/spec/properties/plan/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.plan.type,parentSchema:schema11.properties.spec.properties.plan,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data4.state !== undefined){
let data7 = data4.state;
if(typeof data7 !== "string"){
const err27 = {instancePath:instancePath+"/spec/state",schemaPath:"#/properties/spec/properties/state/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.state.type,parentSchema:schema11.properties.spec.properties.state,data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!(((data7 === "Active") || (data7 === "Suspended")) || (data7 === "Deleted"))){
const err28 = {instancePath:instancePath+"/spec/state",schemaPath:"#/properties/spec/properties/state/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.state.enum},schema:schema11.properties.spec.properties.state.enum,parentSchema:schema11.properties.spec.properties.state,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data4.purging !== undefined){
let data8 = data4.purging;
if(typeof data8 !== "boolean"){
const err29 = {instancePath:instancePath+"/spec/purging",schemaPath:"#/properties/spec/properties/purging/type",keyword:"type",params:{type: "boolean"},schema:schema11.properties.spec.properties.purging.type,parentSchema:schema11.properties.spec.properties.purging,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data4.isolation !== undefined){
let data9 = data4.isolation;
if(typeof data9 !== "string"){
const err30 = {instancePath:instancePath+"/spec/isolation",schemaPath:"#/properties/spec/properties/isolation/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.isolation.type,parentSchema:schema11.properties.spec.properties.isolation,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(((data9 === "Namespace") || (data9 === "NodePool")) || (data9 === "Cluster"))){
const err31 = {instancePath:instancePath+"/spec/isolation",schemaPath:"#/properties/spec/properties/isolation/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.isolation.enum},schema:schema11.properties.spec.properties.isolation.enum,parentSchema:schema11.properties.spec.properties.isolation,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data4.clusters !== undefined){
let data10 = data4.clusters;
if(Array.isArray(data10)){
if(data10.length > 32){
const err32 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/maxItems",keyword:"maxItems",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.clusters,data:data10};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data10.length < 1){
const err33 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.clusters,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.name === undefined){
const err34 = {instancePath:instancePath+"/spec/clusters/" + i0,schemaPath:"#/properties/spec/properties/clusters/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema11.properties.spec.properties.clusters.items.required,parentSchema:schema11.properties.spec.properties.clusters.items,data:data11};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
for(const key3 in data11){
if(!(((key3 === "name") || (key3 === "share")) || (key3 === "state"))){
const err35 = {instancePath:instancePath+"/spec/clusters/" + i0,schemaPath:"#/properties/spec/properties/clusters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema11.properties.spec.properties.clusters.items,data:data11};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data11.name !== undefined){
let data12 = data11.name;
if(typeof data12 === "string"){
if(func2(data12) > 40){
const err36 = {instancePath:instancePath+"/spec/clusters/" + i0+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema11.properties.spec.properties.clusters.items.properties.name,data:data12};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(func2(data12) < 1){
const err37 = {instancePath:instancePath+"/spec/clusters/" + i0+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.clusters.items.properties.name,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!pattern0.test(data12)){
const err38 = {instancePath:instancePath+"/spec/clusters/" + i0+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.clusters.items.properties.name,data:data12};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/spec/clusters/" + i0+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.clusters.items.properties.name.type,parentSchema:schema11.properties.spec.properties.clusters.items.properties.name,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data11.share !== undefined){
let data13 = data11.share;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err40 = {instancePath:instancePath+"/spec/clusters/" + i0+"/share",schemaPath:"#/properties/spec/properties/clusters/items/properties/share/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.spec.properties.clusters.items.properties.share.type,parentSchema:schema11.properties.spec.properties.clusters.items.properties.share,data:data13};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 100 || isNaN(data13)){
const err41 = {instancePath:instancePath+"/spec/clusters/" + i0+"/share",schemaPath:"#/properties/spec/properties/clusters/items/properties/share/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema11.properties.spec.properties.clusters.items.properties.share,data:data13};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err42 = {instancePath:instancePath+"/spec/clusters/" + i0+"/share",schemaPath:"#/properties/spec/properties/clusters/items/properties/share/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.clusters.items.properties.share,data:data13};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
if(data11.state !== undefined){
let data14 = data11.state;
if(typeof data14 !== "string"){
const err43 = {instancePath:instancePath+"/spec/clusters/" + i0+"/state",schemaPath:"#/properties/spec/properties/clusters/items/properties/state/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.clusters.items.properties.state.type,parentSchema:schema11.properties.spec.properties.clusters.items.properties.state,data:data14};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!((data14 === "Active") || (data14 === "Deleted"))){
const err44 = {instancePath:instancePath+"/spec/clusters/" + i0+"/state",schemaPath:"#/properties/spec/properties/clusters/items/properties/state/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.state.enum},schema:schema11.properties.spec.properties.clusters.items.properties.state.enum,parentSchema:schema11.properties.spec.properties.clusters.items.properties.state,data:data14};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/spec/clusters/" + i0,schemaPath:"#/properties/spec/properties/clusters/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.clusters.items.type,parentSchema:schema11.properties.spec.properties.clusters.items,data:data11};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.clusters.type,parentSchema:schema11.properties.spec.properties.clusters,data:data10};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data4.namespaces !== undefined){
let data15 = data4.namespaces;
if(Array.isArray(data15)){
if(data15.length > 50){
const err47 = {instancePath:instancePath+"/spec/namespaces",schemaPath:"#/properties/spec/properties/namespaces/maxItems",keyword:"maxItems",params:{limit: 50},schema:50,parentSchema:schema11.properties.spec.properties.namespaces,data:data15};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
let data16 = data15[i1];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.suffix === undefined){
const err48 = {instancePath:instancePath+"/spec/namespaces/" + i1,schemaPath:"#/properties/spec/properties/namespaces/items/required",keyword:"required",params:{missingProperty: "suffix"},schema:schema11.properties.spec.properties.namespaces.items.required,parentSchema:schema11.properties.spec.properties.namespaces.items,data:data16};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key4 in data16){
if(!((key4 === "suffix") || (key4 === "state"))){
const err49 = {instancePath:instancePath+"/spec/namespaces/" + i1,schemaPath:"#/properties/spec/properties/namespaces/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema11.properties.spec.properties.namespaces.items,data:data16};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data16.suffix !== undefined){
let data17 = data16.suffix;
if(typeof data17 === "string"){
if(func2(data17) > 14){
const err50 = {instancePath:instancePath+"/spec/namespaces/" + i1+"/suffix",schemaPath:"#/properties/spec/properties/namespaces/items/properties/suffix/maxLength",keyword:"maxLength",params:{limit: 14},schema:14,parentSchema:schema11.properties.spec.properties.namespaces.items.properties.suffix,data:data17};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(func2(data17) < 1){
const err51 = {instancePath:instancePath+"/spec/namespaces/" + i1+"/suffix",schemaPath:"#/properties/spec/properties/namespaces/items/properties/suffix/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.namespaces.items.properties.suffix,data:data17};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!pattern0.test(data17)){
const err52 = {instancePath:instancePath+"/spec/namespaces/" + i1+"/suffix",schemaPath:"#/properties/spec/properties/namespaces/items/properties/suffix/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.namespaces.items.properties.suffix,data:data17};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/spec/namespaces/" + i1+"/suffix",schemaPath:"#/properties/spec/properties/namespaces/items/properties/suffix/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.namespaces.items.properties.suffix.type,parentSchema:schema11.properties.spec.properties.namespaces.items.properties.suffix,data:data17};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data16.state !== undefined){
let data18 = data16.state;
if(typeof data18 !== "string"){
const err54 = {instancePath:instancePath+"/spec/namespaces/" + i1+"/state",schemaPath:"#/properties/spec/properties/namespaces/items/properties/state/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.namespaces.items.properties.state.type,parentSchema:schema11.properties.spec.properties.namespaces.items.properties.state,data:data18};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!((data18 === "Active") || (data18 === "Deleted"))){
const err55 = {instancePath:instancePath+"/spec/namespaces/" + i1+"/state",schemaPath:"#/properties/spec/properties/namespaces/items/properties/state/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.namespaces.items.properties.state.enum},schema:schema11.properties.spec.properties.namespaces.items.properties.state.enum,parentSchema:schema11.properties.spec.properties.namespaces.items.properties.state,data:data18};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/spec/namespaces/" + i1,schemaPath:"#/properties/spec/properties/namespaces/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.namespaces.items.type,parentSchema:schema11.properties.spec.properties.namespaces.items,data:data16};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/spec/namespaces",schemaPath:"#/properties/spec/properties/namespaces/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.namespaces.type,parentSchema:schema11.properties.spec.properties.namespaces,data:data15};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data4.members !== undefined){
let data19 = data4.members;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key5 in data19){
if(!(((key5 === "admins") || (key5 === "users")) || (key5 === "viewers"))){
const err58 = {instancePath:instancePath+"/spec/members",schemaPath:"#/properties/spec/properties/members/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema11.properties.spec.properties.members,data:data19};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data19.admins !== undefined){
let data20 = data19.admins;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key6 in data20){
if(!(((key6 === "users") || (key6 === "groups")) || (key6 === "serviceAccounts"))){
const err59 = {instancePath:instancePath+"/spec/members/admins",schemaPath:"#/properties/spec/properties/members/properties/admins/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema11.properties.spec.properties.members.properties.admins,data:data20};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data20.users !== undefined){
let data21 = data20.users;
if(Array.isArray(data21)){
if(data21.length > 200){
const err60 = {instancePath:instancePath+"/spec/members/admins/users",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/users/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.users,data:data21};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
const len2 = data21.length;
for(let i2=0; i2<len2; i2++){
let data22 = data21[i2];
if(typeof data22 === "string"){
if(func2(data22) > 253){
const err61 = {instancePath:instancePath+"/spec/members/admins/users/" + i2,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/users/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.users.items,data:data22};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(func2(data22) < 1){
const err62 = {instancePath:instancePath+"/spec/members/admins/users/" + i2,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/users/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.users.items,data:data22};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!pattern1.test(data22)){
const err63 = {instancePath:instancePath+"/spec/members/admins/users/" + i2,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/users/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"},schema:"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.users.items,data:data22};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/spec/members/admins/users/" + i2,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/users/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.admins.properties.users.items.type,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.users.items,data:data22};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
let i3 = data21.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data21[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err65 = {instancePath:instancePath+"/spec/members/admins/users",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/users/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},schema:true,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.users,data:data21};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
break;
}
indices0[item0] = i3;
}
}
}
else {
const err66 = {instancePath:instancePath+"/spec/members/admins/users",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/users/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.admins.properties.users.type,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.users,data:data21};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data20.groups !== undefined){
let data23 = data20.groups;
if(Array.isArray(data23)){
if(data23.length > 100){
const err67 = {instancePath:instancePath+"/spec/members/admins/groups",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/groups/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.groups,data:data23};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
const len3 = data23.length;
for(let i4=0; i4<len3; i4++){
let data24 = data23[i4];
if(typeof data24 === "string"){
if(func2(data24) > 253){
const err68 = {instancePath:instancePath+"/spec/members/admins/groups/" + i4,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.groups.items,data:data24};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(func2(data24) < 1){
const err69 = {instancePath:instancePath+"/spec/members/admins/groups/" + i4,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.groups.items,data:data24};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!pattern1.test(data24)){
const err70 = {instancePath:instancePath+"/spec/members/admins/groups/" + i4,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/groups/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"},schema:"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.groups.items,data:data24};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/spec/members/admins/groups/" + i4,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/groups/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.admins.properties.groups.items.type,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.groups.items,data:data24};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
let i5 = data23.length;
let j1;
if(i5 > 1){
const indices1 = {};
for(;i5--;){
let item1 = data23[i5];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err72 = {instancePath:instancePath+"/spec/members/admins/groups",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j1},schema:true,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.groups,data:data23};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
break;
}
indices1[item1] = i5;
}
}
}
else {
const err73 = {instancePath:instancePath+"/spec/members/admins/groups",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/groups/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.admins.properties.groups.type,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.groups,data:data23};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data20.serviceAccounts !== undefined){
let data25 = data20.serviceAccounts;
if(Array.isArray(data25)){
if(data25.length > 100){
const err74 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts,data:data25};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
const len4 = data25.length;
for(let i6=0; i6<len4; i6++){
let data26 = data25[i6];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.namespace === undefined){
const err75 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.required,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items,data:data26};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data26.name === undefined){
const err76 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.required,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items,data:data26};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
for(const key7 in data26){
if(!((key7 === "namespace") || (key7 === "name"))){
const err77 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items,data:data26};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data26.namespace !== undefined){
let data27 = data26.namespace;
if(typeof data27 === "string"){
if(func2(data27) > 63){
const err78 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.namespace,data:data27};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(func2(data27) < 1){
const err79 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.namespace,data:data27};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!pattern0.test(data27)){
const err80 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.namespace,data:data27};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/properties/namespace/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.namespace.type,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.namespace,data:data27};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data26.name !== undefined){
let data28 = data26.name;
if(typeof data28 === "string"){
if(func2(data28) > 63){
const err82 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6+"/name",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.name,data:data28};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(func2(data28) < 1){
const err83 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6+"/name",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.name,data:data28};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(!pattern0.test(data28)){
const err84 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6+"/name",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.name,data:data28};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6+"/name",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.name.type,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.properties.name,data:data28};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts/" + i6,schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items.type,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.items,data:data26};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/spec/members/admins/serviceAccounts",schemaPath:"#/properties/spec/properties/members/properties/admins/properties/serviceAccounts/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts.type,parentSchema:schema11.properties.spec.properties.members.properties.admins.properties.serviceAccounts,data:data25};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/spec/members/admins",schemaPath:"#/properties/spec/properties/members/properties/admins/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.members.properties.admins.type,parentSchema:schema11.properties.spec.properties.members.properties.admins,data:data20};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data19.users !== undefined){
let data29 = data19.users;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key8 in data29){
if(!(((key8 === "users") || (key8 === "groups")) || (key8 === "serviceAccounts"))){
const err89 = {instancePath:instancePath+"/spec/members/users",schemaPath:"#/properties/spec/properties/members/properties/users/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema11.properties.spec.properties.members.properties.users,data:data29};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data29.users !== undefined){
let data30 = data29.users;
if(Array.isArray(data30)){
if(data30.length > 200){
const err90 = {instancePath:instancePath+"/spec/members/users/users",schemaPath:"#/properties/spec/properties/members/properties/users/properties/users/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.users,data:data30};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
const len5 = data30.length;
for(let i7=0; i7<len5; i7++){
let data31 = data30[i7];
if(typeof data31 === "string"){
if(func2(data31) > 253){
const err91 = {instancePath:instancePath+"/spec/members/users/users/" + i7,schemaPath:"#/properties/spec/properties/members/properties/users/properties/users/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.users.items,data:data31};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(func2(data31) < 1){
const err92 = {instancePath:instancePath+"/spec/members/users/users/" + i7,schemaPath:"#/properties/spec/properties/members/properties/users/properties/users/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.users.items,data:data31};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(!pattern1.test(data31)){
const err93 = {instancePath:instancePath+"/spec/members/users/users/" + i7,schemaPath:"#/properties/spec/properties/members/properties/users/properties/users/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"},schema:"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",parentSchema:schema11.properties.spec.properties.members.properties.users.properties.users.items,data:data31};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/spec/members/users/users/" + i7,schemaPath:"#/properties/spec/properties/members/properties/users/properties/users/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.users.properties.users.items.type,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.users.items,data:data31};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
let i8 = data30.length;
let j2;
if(i8 > 1){
const indices2 = {};
for(;i8--;){
let item2 = data30[i8];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err95 = {instancePath:instancePath+"/spec/members/users/users",schemaPath:"#/properties/spec/properties/members/properties/users/properties/users/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j2},schema:true,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.users,data:data30};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
break;
}
indices2[item2] = i8;
}
}
}
else {
const err96 = {instancePath:instancePath+"/spec/members/users/users",schemaPath:"#/properties/spec/properties/members/properties/users/properties/users/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.users.properties.users.type,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.users,data:data30};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data29.groups !== undefined){
let data32 = data29.groups;
if(Array.isArray(data32)){
if(data32.length > 100){
const err97 = {instancePath:instancePath+"/spec/members/users/groups",schemaPath:"#/properties/spec/properties/members/properties/users/properties/groups/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.groups,data:data32};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
const len6 = data32.length;
for(let i9=0; i9<len6; i9++){
let data33 = data32[i9];
if(typeof data33 === "string"){
if(func2(data33) > 253){
const err98 = {instancePath:instancePath+"/spec/members/users/groups/" + i9,schemaPath:"#/properties/spec/properties/members/properties/users/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.groups.items,data:data33};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(func2(data33) < 1){
const err99 = {instancePath:instancePath+"/spec/members/users/groups/" + i9,schemaPath:"#/properties/spec/properties/members/properties/users/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.groups.items,data:data33};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(!pattern1.test(data33)){
const err100 = {instancePath:instancePath+"/spec/members/users/groups/" + i9,schemaPath:"#/properties/spec/properties/members/properties/users/properties/groups/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"},schema:"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",parentSchema:schema11.properties.spec.properties.members.properties.users.properties.groups.items,data:data33};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {instancePath:instancePath+"/spec/members/users/groups/" + i9,schemaPath:"#/properties/spec/properties/members/properties/users/properties/groups/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.users.properties.groups.items.type,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.groups.items,data:data33};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
let i10 = data32.length;
let j3;
if(i10 > 1){
const indices3 = {};
for(;i10--;){
let item3 = data32[i10];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err102 = {instancePath:instancePath+"/spec/members/users/groups",schemaPath:"#/properties/spec/properties/members/properties/users/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j3},schema:true,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.groups,data:data32};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
break;
}
indices3[item3] = i10;
}
}
}
else {
const err103 = {instancePath:instancePath+"/spec/members/users/groups",schemaPath:"#/properties/spec/properties/members/properties/users/properties/groups/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.users.properties.groups.type,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.groups,data:data32};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data29.serviceAccounts !== undefined){
let data34 = data29.serviceAccounts;
if(Array.isArray(data34)){
if(data34.length > 100){
const err104 = {instancePath:instancePath+"/spec/members/users/serviceAccounts",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts,data:data34};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
const len7 = data34.length;
for(let i11=0; i11<len7; i11++){
let data35 = data34[i11];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.namespace === undefined){
const err105 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11,schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.required,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items,data:data35};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data35.name === undefined){
const err106 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11,schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.required,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items,data:data35};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
for(const key9 in data35){
if(!((key9 === "namespace") || (key9 === "name"))){
const err107 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11,schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items,data:data35};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data35.namespace !== undefined){
let data36 = data35.namespace;
if(typeof data36 === "string"){
if(func2(data36) > 63){
const err108 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.namespace,data:data36};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(func2(data36) < 1){
const err109 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.namespace,data:data36};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(!pattern0.test(data36)){
const err110 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.namespace,data:data36};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/properties/namespace/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.namespace.type,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.namespace,data:data36};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data35.name !== undefined){
let data37 = data35.name;
if(typeof data37 === "string"){
if(func2(data37) > 63){
const err112 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11+"/name",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.name,data:data37};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(func2(data37) < 1){
const err113 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11+"/name",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.name,data:data37};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(!pattern0.test(data37)){
const err114 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11+"/name",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.name,data:data37};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11+"/name",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.name.type,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.properties.name,data:data37};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
else {
const err116 = {instancePath:instancePath+"/spec/members/users/serviceAccounts/" + i11,schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items.type,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.items,data:data35};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath:instancePath+"/spec/members/users/serviceAccounts",schemaPath:"#/properties/spec/properties/members/properties/users/properties/serviceAccounts/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts.type,parentSchema:schema11.properties.spec.properties.members.properties.users.properties.serviceAccounts,data:data34};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
else {
const err118 = {instancePath:instancePath+"/spec/members/users",schemaPath:"#/properties/spec/properties/members/properties/users/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.members.properties.users.type,parentSchema:schema11.properties.spec.properties.members.properties.users,data:data29};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data19.viewers !== undefined){
let data38 = data19.viewers;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key10 in data38){
if(!(((key10 === "users") || (key10 === "groups")) || (key10 === "serviceAccounts"))){
const err119 = {instancePath:instancePath+"/spec/members/viewers",schemaPath:"#/properties/spec/properties/members/properties/viewers/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema11.properties.spec.properties.members.properties.viewers,data:data38};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data38.users !== undefined){
let data39 = data38.users;
if(Array.isArray(data39)){
if(data39.length > 200){
const err120 = {instancePath:instancePath+"/spec/members/viewers/users",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/users/maxItems",keyword:"maxItems",params:{limit: 200},schema:200,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.users,data:data39};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
const len8 = data39.length;
for(let i12=0; i12<len8; i12++){
let data40 = data39[i12];
if(typeof data40 === "string"){
if(func2(data40) > 253){
const err121 = {instancePath:instancePath+"/spec/members/viewers/users/" + i12,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/users/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.users.items,data:data40};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(func2(data40) < 1){
const err122 = {instancePath:instancePath+"/spec/members/viewers/users/" + i12,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/users/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.users.items,data:data40};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(!pattern1.test(data40)){
const err123 = {instancePath:instancePath+"/spec/members/viewers/users/" + i12,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/users/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"},schema:"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.users.items,data:data40};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {instancePath:instancePath+"/spec/members/viewers/users/" + i12,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/users/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.users.items.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.users.items,data:data40};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
let i13 = data39.length;
let j4;
if(i13 > 1){
const indices4 = {};
for(;i13--;){
let item4 = data39[i13];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err125 = {instancePath:instancePath+"/spec/members/viewers/users",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/users/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j4},schema:true,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.users,data:data39};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
break;
}
indices4[item4] = i13;
}
}
}
else {
const err126 = {instancePath:instancePath+"/spec/members/viewers/users",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/users/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.users.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.users,data:data39};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data38.groups !== undefined){
let data41 = data38.groups;
if(Array.isArray(data41)){
if(data41.length > 100){
const err127 = {instancePath:instancePath+"/spec/members/viewers/groups",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/groups/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.groups,data:data41};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
const len9 = data41.length;
for(let i14=0; i14<len9; i14++){
let data42 = data41[i14];
if(typeof data42 === "string"){
if(func2(data42) > 253){
const err128 = {instancePath:instancePath+"/spec/members/viewers/groups/" + i14,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.groups.items,data:data42};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(func2(data42) < 1){
const err129 = {instancePath:instancePath+"/spec/members/viewers/groups/" + i14,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.groups.items,data:data42};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(!pattern1.test(data42)){
const err130 = {instancePath:instancePath+"/spec/members/viewers/groups/" + i14,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/groups/items/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"},schema:"^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.groups.items,data:data42};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/spec/members/viewers/groups/" + i14,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/groups/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.groups.items.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.groups.items,data:data42};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
let i15 = data41.length;
let j5;
if(i15 > 1){
const indices5 = {};
for(;i15--;){
let item5 = data41[i15];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err132 = {instancePath:instancePath+"/spec/members/viewers/groups",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i15, j: j5},schema:true,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.groups,data:data41};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
break;
}
indices5[item5] = i15;
}
}
}
else {
const err133 = {instancePath:instancePath+"/spec/members/viewers/groups",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/groups/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.groups.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.groups,data:data41};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data38.serviceAccounts !== undefined){
let data43 = data38.serviceAccounts;
if(Array.isArray(data43)){
if(data43.length > 100){
const err134 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts,data:data43};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
const len10 = data43.length;
for(let i16=0; i16<len10; i16++){
let data44 = data43[i16];
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.namespace === undefined){
const err135 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.required,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items,data:data44};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if(data44.name === undefined){
const err136 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.required,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items,data:data44};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
for(const key11 in data44){
if(!((key11 === "namespace") || (key11 === "name"))){
const err137 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items,data:data44};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data44.namespace !== undefined){
let data45 = data44.namespace;
if(typeof data45 === "string"){
if(func2(data45) > 63){
const err138 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.namespace,data:data45};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(func2(data45) < 1){
const err139 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.namespace,data:data45};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(!pattern0.test(data45)){
const err140 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.namespace,data:data45};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16+"/namespace",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/properties/namespace/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.namespace.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.namespace,data:data45};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data44.name !== undefined){
let data46 = data44.name;
if(typeof data46 === "string"){
if(func2(data46) > 63){
const err142 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16+"/name",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.name,data:data46};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(func2(data46) < 1){
const err143 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16+"/name",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.name,data:data46};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(!pattern0.test(data46)){
const err144 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16+"/name",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.name,data:data46};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16+"/name",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.name.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.properties.name,data:data46};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
else {
const err146 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts/" + i16,schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.items,data:data44};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
}
else {
const err147 = {instancePath:instancePath+"/spec/members/viewers/serviceAccounts",schemaPath:"#/properties/spec/properties/members/properties/viewers/properties/serviceAccounts/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers.properties.serviceAccounts,data:data43};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
else {
const err148 = {instancePath:instancePath+"/spec/members/viewers",schemaPath:"#/properties/spec/properties/members/properties/viewers/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.members.properties.viewers.type,parentSchema:schema11.properties.spec.properties.members.properties.viewers,data:data38};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
else {
const err149 = {instancePath:instancePath+"/spec/members",schemaPath:"#/properties/spec/properties/members/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.members.type,parentSchema:schema11.properties.spec.properties.members,data:data19};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data4.quota !== undefined){
let data47 = data4.quota;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(Object.keys(data47).length > 32){
const err150 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/maxProperties",keyword:"maxProperties",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota,data:data47};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
for(const key12 in data47){
if(!((func4.call(schema11.properties.spec.properties.quota.properties, key12)) || (pattern17.test(key12)))){
const err151 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema11.properties.spec.properties.quota,data:data47};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data47["requests.cpu"] !== undefined){
let data48 = data47["requests.cpu"];
if(typeof data48 === "string"){
if(func2(data48) > 32){
const err152 = {instancePath:instancePath+"/spec/quota/requests.cpu",schemaPath:"#/properties/spec/properties/quota/properties/requests.cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["requests.cpu"],data:data48};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(func2(data48) < 1){
const err153 = {instancePath:instancePath+"/spec/quota/requests.cpu",schemaPath:"#/properties/spec/properties/quota/properties/requests.cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["requests.cpu"],data:data48};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(!pattern18.test(data48)){
const err154 = {instancePath:instancePath+"/spec/quota/requests.cpu",schemaPath:"#/properties/spec/properties/quota/properties/requests.cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["requests.cpu"],data:data48};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {instancePath:instancePath+"/spec/quota/requests.cpu",schemaPath:"#/properties/spec/properties/quota/properties/requests.cpu/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["requests.cpu"].type,parentSchema:schema11.properties.spec.properties.quota.properties["requests.cpu"],data:data48};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data47["requests.memory"] !== undefined){
let data49 = data47["requests.memory"];
if(typeof data49 === "string"){
if(func2(data49) > 32){
const err156 = {instancePath:instancePath+"/spec/quota/requests.memory",schemaPath:"#/properties/spec/properties/quota/properties/requests.memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["requests.memory"],data:data49};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(func2(data49) < 1){
const err157 = {instancePath:instancePath+"/spec/quota/requests.memory",schemaPath:"#/properties/spec/properties/quota/properties/requests.memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["requests.memory"],data:data49};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(!pattern18.test(data49)){
const err158 = {instancePath:instancePath+"/spec/quota/requests.memory",schemaPath:"#/properties/spec/properties/quota/properties/requests.memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["requests.memory"],data:data49};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {instancePath:instancePath+"/spec/quota/requests.memory",schemaPath:"#/properties/spec/properties/quota/properties/requests.memory/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["requests.memory"].type,parentSchema:schema11.properties.spec.properties.quota.properties["requests.memory"],data:data49};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data47["limits.cpu"] !== undefined){
let data50 = data47["limits.cpu"];
if(typeof data50 === "string"){
if(func2(data50) > 32){
const err160 = {instancePath:instancePath+"/spec/quota/limits.cpu",schemaPath:"#/properties/spec/properties/quota/properties/limits.cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["limits.cpu"],data:data50};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(func2(data50) < 1){
const err161 = {instancePath:instancePath+"/spec/quota/limits.cpu",schemaPath:"#/properties/spec/properties/quota/properties/limits.cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["limits.cpu"],data:data50};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(!pattern18.test(data50)){
const err162 = {instancePath:instancePath+"/spec/quota/limits.cpu",schemaPath:"#/properties/spec/properties/quota/properties/limits.cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["limits.cpu"],data:data50};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
else {
const err163 = {instancePath:instancePath+"/spec/quota/limits.cpu",schemaPath:"#/properties/spec/properties/quota/properties/limits.cpu/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["limits.cpu"].type,parentSchema:schema11.properties.spec.properties.quota.properties["limits.cpu"],data:data50};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data47["limits.memory"] !== undefined){
let data51 = data47["limits.memory"];
if(typeof data51 === "string"){
if(func2(data51) > 32){
const err164 = {instancePath:instancePath+"/spec/quota/limits.memory",schemaPath:"#/properties/spec/properties/quota/properties/limits.memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["limits.memory"],data:data51};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(func2(data51) < 1){
const err165 = {instancePath:instancePath+"/spec/quota/limits.memory",schemaPath:"#/properties/spec/properties/quota/properties/limits.memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["limits.memory"],data:data51};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(!pattern18.test(data51)){
const err166 = {instancePath:instancePath+"/spec/quota/limits.memory",schemaPath:"#/properties/spec/properties/quota/properties/limits.memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["limits.memory"],data:data51};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
else {
const err167 = {instancePath:instancePath+"/spec/quota/limits.memory",schemaPath:"#/properties/spec/properties/quota/properties/limits.memory/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["limits.memory"].type,parentSchema:schema11.properties.spec.properties.quota.properties["limits.memory"],data:data51};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data47["requests.ephemeral-storage"] !== undefined){
let data52 = data47["requests.ephemeral-storage"];
if(typeof data52 === "string"){
if(func2(data52) > 32){
const err168 = {instancePath:instancePath+"/spec/quota/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["requests.ephemeral-storage"],data:data52};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(func2(data52) < 1){
const err169 = {instancePath:instancePath+"/spec/quota/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["requests.ephemeral-storage"],data:data52};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(!pattern18.test(data52)){
const err170 = {instancePath:instancePath+"/spec/quota/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["requests.ephemeral-storage"],data:data52};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {instancePath:instancePath+"/spec/quota/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["requests.ephemeral-storage"].type,parentSchema:schema11.properties.spec.properties.quota.properties["requests.ephemeral-storage"],data:data52};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data47["limits.ephemeral-storage"] !== undefined){
let data53 = data47["limits.ephemeral-storage"];
if(typeof data53 === "string"){
if(func2(data53) > 32){
const err172 = {instancePath:instancePath+"/spec/quota/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/limits.ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["limits.ephemeral-storage"],data:data53};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(func2(data53) < 1){
const err173 = {instancePath:instancePath+"/spec/quota/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/limits.ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["limits.ephemeral-storage"],data:data53};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(!pattern18.test(data53)){
const err174 = {instancePath:instancePath+"/spec/quota/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/limits.ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["limits.ephemeral-storage"],data:data53};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
else {
const err175 = {instancePath:instancePath+"/spec/quota/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/limits.ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["limits.ephemeral-storage"].type,parentSchema:schema11.properties.spec.properties.quota.properties["limits.ephemeral-storage"],data:data53};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
if(data47["requests.storage"] !== undefined){
let data54 = data47["requests.storage"];
if(typeof data54 === "string"){
if(func2(data54) > 32){
const err176 = {instancePath:instancePath+"/spec/quota/requests.storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["requests.storage"],data:data54};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(func2(data54) < 1){
const err177 = {instancePath:instancePath+"/spec/quota/requests.storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["requests.storage"],data:data54};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(!pattern18.test(data54)){
const err178 = {instancePath:instancePath+"/spec/quota/requests.storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["requests.storage"],data:data54};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
else {
const err179 = {instancePath:instancePath+"/spec/quota/requests.storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.storage/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["requests.storage"].type,parentSchema:schema11.properties.spec.properties.quota.properties["requests.storage"],data:data54};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data47.persistentvolumeclaims !== undefined){
let data55 = data47.persistentvolumeclaims;
if(typeof data55 === "string"){
if(func2(data55) > 32){
const err180 = {instancePath:instancePath+"/spec/quota/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/quota/properties/persistentvolumeclaims/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties.persistentvolumeclaims,data:data55};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(func2(data55) < 1){
const err181 = {instancePath:instancePath+"/spec/quota/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/quota/properties/persistentvolumeclaims/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties.persistentvolumeclaims,data:data55};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
if(!pattern18.test(data55)){
const err182 = {instancePath:instancePath+"/spec/quota/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/quota/properties/persistentvolumeclaims/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties.persistentvolumeclaims,data:data55};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
else {
const err183 = {instancePath:instancePath+"/spec/quota/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/quota/properties/persistentvolumeclaims/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties.persistentvolumeclaims.type,parentSchema:schema11.properties.spec.properties.quota.properties.persistentvolumeclaims,data:data55};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data47.pods !== undefined){
let data56 = data47.pods;
if(typeof data56 === "string"){
if(func2(data56) > 32){
const err184 = {instancePath:instancePath+"/spec/quota/pods",schemaPath:"#/properties/spec/properties/quota/properties/pods/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties.pods,data:data56};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(func2(data56) < 1){
const err185 = {instancePath:instancePath+"/spec/quota/pods",schemaPath:"#/properties/spec/properties/quota/properties/pods/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties.pods,data:data56};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(!pattern18.test(data56)){
const err186 = {instancePath:instancePath+"/spec/quota/pods",schemaPath:"#/properties/spec/properties/quota/properties/pods/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties.pods,data:data56};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
else {
const err187 = {instancePath:instancePath+"/spec/quota/pods",schemaPath:"#/properties/spec/properties/quota/properties/pods/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties.pods.type,parentSchema:schema11.properties.spec.properties.quota.properties.pods,data:data56};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data47.services !== undefined){
let data57 = data47.services;
if(typeof data57 === "string"){
if(func2(data57) > 32){
const err188 = {instancePath:instancePath+"/spec/quota/services",schemaPath:"#/properties/spec/properties/quota/properties/services/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties.services,data:data57};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if(func2(data57) < 1){
const err189 = {instancePath:instancePath+"/spec/quota/services",schemaPath:"#/properties/spec/properties/quota/properties/services/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties.services,data:data57};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(!pattern18.test(data57)){
const err190 = {instancePath:instancePath+"/spec/quota/services",schemaPath:"#/properties/spec/properties/quota/properties/services/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties.services,data:data57};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
else {
const err191 = {instancePath:instancePath+"/spec/quota/services",schemaPath:"#/properties/spec/properties/quota/properties/services/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties.services.type,parentSchema:schema11.properties.spec.properties.quota.properties.services,data:data57};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data47["services.loadbalancers"] !== undefined){
let data58 = data47["services.loadbalancers"];
if(typeof data58 === "string"){
if(func2(data58) > 32){
const err192 = {instancePath:instancePath+"/spec/quota/services.loadbalancers",schemaPath:"#/properties/spec/properties/quota/properties/services.loadbalancers/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["services.loadbalancers"],data:data58};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(func2(data58) < 1){
const err193 = {instancePath:instancePath+"/spec/quota/services.loadbalancers",schemaPath:"#/properties/spec/properties/quota/properties/services.loadbalancers/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["services.loadbalancers"],data:data58};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
if(!pattern18.test(data58)){
const err194 = {instancePath:instancePath+"/spec/quota/services.loadbalancers",schemaPath:"#/properties/spec/properties/quota/properties/services.loadbalancers/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["services.loadbalancers"],data:data58};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
else {
const err195 = {instancePath:instancePath+"/spec/quota/services.loadbalancers",schemaPath:"#/properties/spec/properties/quota/properties/services.loadbalancers/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["services.loadbalancers"].type,parentSchema:schema11.properties.spec.properties.quota.properties["services.loadbalancers"],data:data58};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data47["services.nodeports"] !== undefined){
let data59 = data47["services.nodeports"];
if(typeof data59 === "string"){
if(func2(data59) > 32){
const err196 = {instancePath:instancePath+"/spec/quota/services.nodeports",schemaPath:"#/properties/spec/properties/quota/properties/services.nodeports/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["services.nodeports"],data:data59};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if(func2(data59) < 1){
const err197 = {instancePath:instancePath+"/spec/quota/services.nodeports",schemaPath:"#/properties/spec/properties/quota/properties/services.nodeports/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["services.nodeports"],data:data59};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(!pattern18.test(data59)){
const err198 = {instancePath:instancePath+"/spec/quota/services.nodeports",schemaPath:"#/properties/spec/properties/quota/properties/services.nodeports/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["services.nodeports"],data:data59};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
else {
const err199 = {instancePath:instancePath+"/spec/quota/services.nodeports",schemaPath:"#/properties/spec/properties/quota/properties/services.nodeports/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["services.nodeports"].type,parentSchema:schema11.properties.spec.properties.quota.properties["services.nodeports"],data:data59};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data47.secrets !== undefined){
let data60 = data47.secrets;
if(typeof data60 === "string"){
if(func2(data60) > 32){
const err200 = {instancePath:instancePath+"/spec/quota/secrets",schemaPath:"#/properties/spec/properties/quota/properties/secrets/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties.secrets,data:data60};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
if(func2(data60) < 1){
const err201 = {instancePath:instancePath+"/spec/quota/secrets",schemaPath:"#/properties/spec/properties/quota/properties/secrets/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties.secrets,data:data60};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if(!pattern18.test(data60)){
const err202 = {instancePath:instancePath+"/spec/quota/secrets",schemaPath:"#/properties/spec/properties/quota/properties/secrets/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties.secrets,data:data60};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
else {
const err203 = {instancePath:instancePath+"/spec/quota/secrets",schemaPath:"#/properties/spec/properties/quota/properties/secrets/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties.secrets.type,parentSchema:schema11.properties.spec.properties.quota.properties.secrets,data:data60};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data47.configmaps !== undefined){
let data61 = data47.configmaps;
if(typeof data61 === "string"){
if(func2(data61) > 32){
const err204 = {instancePath:instancePath+"/spec/quota/configmaps",schemaPath:"#/properties/spec/properties/quota/properties/configmaps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties.configmaps,data:data61};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if(func2(data61) < 1){
const err205 = {instancePath:instancePath+"/spec/quota/configmaps",schemaPath:"#/properties/spec/properties/quota/properties/configmaps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties.configmaps,data:data61};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(!pattern18.test(data61)){
const err206 = {instancePath:instancePath+"/spec/quota/configmaps",schemaPath:"#/properties/spec/properties/quota/properties/configmaps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties.configmaps,data:data61};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
else {
const err207 = {instancePath:instancePath+"/spec/quota/configmaps",schemaPath:"#/properties/spec/properties/quota/properties/configmaps/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties.configmaps.type,parentSchema:schema11.properties.spec.properties.quota.properties.configmaps,data:data61};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data47["count/deployments.apps"] !== undefined){
let data62 = data47["count/deployments.apps"];
if(typeof data62 === "string"){
if(func2(data62) > 32){
const err208 = {instancePath:instancePath+"/spec/quota/count~1deployments.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1deployments.apps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["count/deployments.apps"],data:data62};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(func2(data62) < 1){
const err209 = {instancePath:instancePath+"/spec/quota/count~1deployments.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1deployments.apps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["count/deployments.apps"],data:data62};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(!pattern18.test(data62)){
const err210 = {instancePath:instancePath+"/spec/quota/count~1deployments.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1deployments.apps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["count/deployments.apps"],data:data62};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
else {
const err211 = {instancePath:instancePath+"/spec/quota/count~1deployments.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1deployments.apps/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["count/deployments.apps"].type,parentSchema:schema11.properties.spec.properties.quota.properties["count/deployments.apps"],data:data62};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data47["count/statefulsets.apps"] !== undefined){
let data63 = data47["count/statefulsets.apps"];
if(typeof data63 === "string"){
if(func2(data63) > 32){
const err212 = {instancePath:instancePath+"/spec/quota/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1statefulsets.apps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.properties["count/statefulsets.apps"],data:data63};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(func2(data63) < 1){
const err213 = {instancePath:instancePath+"/spec/quota/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1statefulsets.apps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.properties["count/statefulsets.apps"],data:data63};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
if(!pattern18.test(data63)){
const err214 = {instancePath:instancePath+"/spec/quota/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1statefulsets.apps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.properties["count/statefulsets.apps"],data:data63};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
else {
const err215 = {instancePath:instancePath+"/spec/quota/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1statefulsets.apps/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.properties["count/statefulsets.apps"].type,parentSchema:schema11.properties.spec.properties.quota.properties["count/statefulsets.apps"],data:data63};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
for(const key13 in data47){
if(pattern17.test(key13)){
let data64 = data47[key13];
if(typeof data64 === "string"){
if(func2(data64) > 32){
const err216 = {instancePath:instancePath+"/spec/quota/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/quota/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data64};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
if(func2(data64) < 1){
const err217 = {instancePath:instancePath+"/spec/quota/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/quota/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data64};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(!pattern18.test(data64)){
const err218 = {instancePath:instancePath+"/spec/quota/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/quota/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data64};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
else {
const err219 = {instancePath:instancePath+"/spec/quota/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/quota/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"].type,parentSchema:schema11.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data64};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
}
}
else {
const err220 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.quota.type,parentSchema:schema11.properties.spec.properties.quota,data:data47};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
if(data4.network !== undefined){
let data65 = data4.network;
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
for(const key14 in data65){
if(!((((((((key14 === "egress") || (key14 === "access")) || (key14 === "ingress")) || (key14 === "internet")) || (key14 === "serviceTypes")) || (key14 === "ingressClasses")) || (key14 === "gatewayClasses")) || (key14 === "peers"))){
const err221 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema11.properties.spec.properties.network,data:data65};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data65.egress !== undefined){
let data66 = data65.egress;
if(Array.isArray(data66)){
if(data66.length > 64){
const err222 = {instancePath:instancePath+"/spec/network/egress",schemaPath:"#/properties/spec/properties/network/properties/egress/maxItems",keyword:"maxItems",params:{limit: 64},schema:64,parentSchema:schema11.properties.spec.properties.network.properties.egress,data:data66};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
const len11 = data66.length;
for(let i17=0; i17<len11; i17++){
let data67 = data66[i17];
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
if(data67.cidr === undefined){
const err223 = {instancePath:instancePath+"/spec/network/egress/" + i17,schemaPath:"#/properties/spec/properties/network/properties/egress/items/required",keyword:"required",params:{missingProperty: "cidr"},schema:schema11.properties.spec.properties.network.properties.egress.items.required,parentSchema:schema11.properties.spec.properties.network.properties.egress.items,data:data67};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
for(const key15 in data67){
if(!((key15 === "cidr") || (key15 === "ports"))){
const err224 = {instancePath:instancePath+"/spec/network/egress/" + i17,schemaPath:"#/properties/spec/properties/network/properties/egress/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema11.properties.spec.properties.network.properties.egress.items,data:data67};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
if(data67.cidr !== undefined){
let data68 = data67.cidr;
if(typeof data68 === "string"){
if(func2(data68) > 49){
const err225 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/cidr",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/cidr/maxLength",keyword:"maxLength",params:{limit: 49},schema:49,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.cidr,data:data68};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
if(func2(data68) < 3){
const err226 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/cidr",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/cidr/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.cidr,data:data68};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
else {
const err227 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/cidr",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/cidr/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.network.properties.egress.items.properties.cidr.type,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.cidr,data:data68};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
if(data67.ports !== undefined){
let data69 = data67.ports;
if(Array.isArray(data69)){
if(data69.length > 32){
const err228 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/maxItems",keyword:"maxItems",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports,data:data69};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
if(data69.length < 1){
const err229 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports,data:data69};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
const len12 = data69.length;
for(let i18=0; i18<len12; i18++){
let data70 = data69[i18];
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
if(data70.port === undefined){
const err230 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18,schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/required",keyword:"required",params:{missingProperty: "port"},schema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.required,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items,data:data70};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
for(const key16 in data70){
if(!(((key16 === "port") || (key16 === "endPort")) || (key16 === "protocol"))){
const err231 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18,schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items,data:data70};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data70.port !== undefined){
let data71 = data70.port;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
const err232 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18+"/port",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/properties/port/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.port.type,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.port,data:data71};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 > 65535 || isNaN(data71)){
const err233 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18+"/port",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.port,data:data71};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(data71 < 1 || isNaN(data71)){
const err234 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18+"/port",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.port,data:data71};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
}
if(data70.endPort !== undefined){
let data72 = data70.endPort;
if(!(((typeof data72 == "number") && (!(data72 % 1) && !isNaN(data72))) && (isFinite(data72)))){
const err235 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18+"/endPort",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/properties/endPort/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.endPort.type,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.endPort,data:data72};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 > 65535 || isNaN(data72)){
const err236 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18+"/endPort",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/properties/endPort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.endPort,data:data72};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if(data72 < 1 || isNaN(data72)){
const err237 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18+"/endPort",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/properties/endPort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.endPort,data:data72};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
}
if(data70.protocol !== undefined){
let data73 = data70.protocol;
if(typeof data73 !== "string"){
const err238 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18+"/protocol",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/properties/protocol/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.protocol.type,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.protocol,data:data73};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(!(((data73 === "TCP") || (data73 === "UDP")) || (data73 === "SCTP"))){
const err239 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18+"/protocol",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.protocol.enum},schema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.protocol.enum,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.properties.protocol,data:data73};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
else {
const err240 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports/" + i18,schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items.type,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.items,data:data70};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
}
else {
const err241 = {instancePath:instancePath+"/spec/network/egress/" + i17+"/ports",schemaPath:"#/properties/spec/properties/network/properties/egress/items/properties/ports/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports.type,parentSchema:schema11.properties.spec.properties.network.properties.egress.items.properties.ports,data:data69};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
}
else {
const err242 = {instancePath:instancePath+"/spec/network/egress/" + i17,schemaPath:"#/properties/spec/properties/network/properties/egress/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.network.properties.egress.items.type,parentSchema:schema11.properties.spec.properties.network.properties.egress.items,data:data67};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
}
else {
const err243 = {instancePath:instancePath+"/spec/network/egress",schemaPath:"#/properties/spec/properties/network/properties/egress/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.egress.type,parentSchema:schema11.properties.spec.properties.network.properties.egress,data:data66};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
if(data65.access !== undefined){
let data74 = data65.access;
if(Array.isArray(data74)){
if(data74.length > 3){
const err244 = {instancePath:instancePath+"/spec/network/access",schemaPath:"#/properties/spec/properties/network/properties/access/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema11.properties.spec.properties.network.properties.access,data:data74};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
const len13 = data74.length;
for(let i19=0; i19<len13; i19++){
let data75 = data74[i19];
if(typeof data75 !== "string"){
const err245 = {instancePath:instancePath+"/spec/network/access/" + i19,schemaPath:"#/properties/spec/properties/network/properties/access/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.network.properties.access.items.type,parentSchema:schema11.properties.spec.properties.network.properties.access.items,data:data75};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if(!(((data75 === "APIServer") || (data75 === "Metadata")) || (data75 === "Nodes"))){
const err246 = {instancePath:instancePath+"/spec/network/access/" + i19,schemaPath:"#/properties/spec/properties/network/properties/access/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.network.properties.access.items.enum},schema:schema11.properties.spec.properties.network.properties.access.items.enum,parentSchema:schema11.properties.spec.properties.network.properties.access.items,data:data75};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
let i20 = data74.length;
let j6;
if(i20 > 1){
const indices6 = {};
for(;i20--;){
let item6 = data74[i20];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
const err247 = {instancePath:instancePath+"/spec/network/access",schemaPath:"#/properties/spec/properties/network/properties/access/uniqueItems",keyword:"uniqueItems",params:{i: i20, j: j6},schema:true,parentSchema:schema11.properties.spec.properties.network.properties.access,data:data74};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
break;
}
indices6[item6] = i20;
}
}
}
else {
const err248 = {instancePath:instancePath+"/spec/network/access",schemaPath:"#/properties/spec/properties/network/properties/access/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.access.type,parentSchema:schema11.properties.spec.properties.network.properties.access,data:data74};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
if(data65.ingress !== undefined){
let data76 = data65.ingress;
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
for(const key17 in data76){
if(!((key17 === "hosts") || (key17 === "ports"))){
const err249 = {instancePath:instancePath+"/spec/network/ingress",schemaPath:"#/properties/spec/properties/network/properties/ingress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema11.properties.spec.properties.network.properties.ingress,data:data76};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
if(data76.hosts !== undefined){
let data77 = data76.hosts;
if(Array.isArray(data77)){
if(data77.length > 64){
const err250 = {instancePath:instancePath+"/spec/network/ingress/hosts",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/hosts/maxItems",keyword:"maxItems",params:{limit: 64},schema:64,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts,data:data77};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
const len14 = data77.length;
for(let i21=0; i21<len14; i21++){
let data78 = data77[i21];
if(typeof data78 === "string"){
if(func2(data78) > 253){
const err251 = {instancePath:instancePath+"/spec/network/ingress/hosts/" + i21,schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/hosts/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts.items,data:data78};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if(func2(data78) < 1){
const err252 = {instancePath:instancePath+"/spec/network/ingress/hosts/" + i21,schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/hosts/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts.items,data:data78};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if(!pattern36.test(data78)){
const err253 = {instancePath:instancePath+"/spec/network/ingress/hosts/" + i21,schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/hosts/items/pattern",keyword:"pattern",params:{pattern: "^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$"},schema:"^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$",parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts.items,data:data78};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
else {
const err254 = {instancePath:instancePath+"/spec/network/ingress/hosts/" + i21,schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/hosts/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts.items.type,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts.items,data:data78};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
let i22 = data77.length;
let j7;
if(i22 > 1){
const indices7 = {};
for(;i22--;){
let item7 = data77[i22];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j7 = indices7[item7];
const err255 = {instancePath:instancePath+"/spec/network/ingress/hosts",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/hosts/uniqueItems",keyword:"uniqueItems",params:{i: i22, j: j7},schema:true,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts,data:data77};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
break;
}
indices7[item7] = i22;
}
}
}
else {
const err256 = {instancePath:instancePath+"/spec/network/ingress/hosts",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/hosts/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts.type,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.hosts,data:data77};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data76.ports !== undefined){
let data79 = data76.ports;
if(Array.isArray(data79)){
if(data79.length > 32){
const err257 = {instancePath:instancePath+"/spec/network/ingress/ports",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/ports/maxItems",keyword:"maxItems",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.ports,data:data79};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
const len15 = data79.length;
for(let i23=0; i23<len15; i23++){
let data80 = data79[i23];
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
const err258 = {instancePath:instancePath+"/spec/network/ingress/ports/" + i23,schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/ports/items/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.spec.properties.network.properties.ingress.properties.ports.items.type,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.ports.items,data:data80};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 > 65535 || isNaN(data80)){
const err259 = {instancePath:instancePath+"/spec/network/ingress/ports/" + i23,schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/ports/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.ports.items,data:data80};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if(data80 < 1 || isNaN(data80)){
const err260 = {instancePath:instancePath+"/spec/network/ingress/ports/" + i23,schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/ports/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.ports.items,data:data80};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
}
let i24 = data79.length;
let j8;
if(i24 > 1){
const indices8 = {};
for(;i24--;){
let item8 = data79[i24];
if(!(((typeof item8 == "number") && (!(item8 % 1) && !isNaN(item8))) && (isFinite(item8)))){
continue;
}
if(typeof indices8[item8] == "number"){
j8 = indices8[item8];
const err261 = {instancePath:instancePath+"/spec/network/ingress/ports",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/ports/uniqueItems",keyword:"uniqueItems",params:{i: i24, j: j8},schema:true,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.ports,data:data79};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
break;
}
indices8[item8] = i24;
}
}
}
else {
const err262 = {instancePath:instancePath+"/spec/network/ingress/ports",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/ports/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.ingress.properties.ports.type,parentSchema:schema11.properties.spec.properties.network.properties.ingress.properties.ports,data:data79};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
}
else {
const err263 = {instancePath:instancePath+"/spec/network/ingress",schemaPath:"#/properties/spec/properties/network/properties/ingress/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.network.properties.ingress.type,parentSchema:schema11.properties.spec.properties.network.properties.ingress,data:data76};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
if(data65.internet !== undefined){
let data81 = data65.internet;
if(typeof data81 !== "boolean"){
const err264 = {instancePath:instancePath+"/spec/network/internet",schemaPath:"#/properties/spec/properties/network/properties/internet/type",keyword:"type",params:{type: "boolean"},schema:schema11.properties.spec.properties.network.properties.internet.type,parentSchema:schema11.properties.spec.properties.network.properties.internet,data:data81};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
if(data65.serviceTypes !== undefined){
let data82 = data65.serviceTypes;
if(Array.isArray(data82)){
if(data82.length > 3){
const err265 = {instancePath:instancePath+"/spec/network/serviceTypes",schemaPath:"#/properties/spec/properties/network/properties/serviceTypes/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema11.properties.spec.properties.network.properties.serviceTypes,data:data82};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
if(data82.length < 1){
const err266 = {instancePath:instancePath+"/spec/network/serviceTypes",schemaPath:"#/properties/spec/properties/network/properties/serviceTypes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.serviceTypes,data:data82};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
const len16 = data82.length;
for(let i25=0; i25<len16; i25++){
let data83 = data82[i25];
if(typeof data83 !== "string"){
const err267 = {instancePath:instancePath+"/spec/network/serviceTypes/" + i25,schemaPath:"#/properties/spec/properties/network/properties/serviceTypes/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.network.properties.serviceTypes.items.type,parentSchema:schema11.properties.spec.properties.network.properties.serviceTypes.items,data:data83};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
if(!(((data83 === "ClusterIP") || (data83 === "NodePort")) || (data83 === "LoadBalancer"))){
const err268 = {instancePath:instancePath+"/spec/network/serviceTypes/" + i25,schemaPath:"#/properties/spec/properties/network/properties/serviceTypes/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.network.properties.serviceTypes.items.enum},schema:schema11.properties.spec.properties.network.properties.serviceTypes.items.enum,parentSchema:schema11.properties.spec.properties.network.properties.serviceTypes.items,data:data83};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
let i26 = data82.length;
let j9;
if(i26 > 1){
const indices9 = {};
for(;i26--;){
let item9 = data82[i26];
if(typeof item9 !== "string"){
continue;
}
if(typeof indices9[item9] == "number"){
j9 = indices9[item9];
const err269 = {instancePath:instancePath+"/spec/network/serviceTypes",schemaPath:"#/properties/spec/properties/network/properties/serviceTypes/uniqueItems",keyword:"uniqueItems",params:{i: i26, j: j9},schema:true,parentSchema:schema11.properties.spec.properties.network.properties.serviceTypes,data:data82};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
break;
}
indices9[item9] = i26;
}
}
}
else {
const err270 = {instancePath:instancePath+"/spec/network/serviceTypes",schemaPath:"#/properties/spec/properties/network/properties/serviceTypes/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.serviceTypes.type,parentSchema:schema11.properties.spec.properties.network.properties.serviceTypes,data:data82};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
if(data65.ingressClasses !== undefined){
let data84 = data65.ingressClasses;
if(Array.isArray(data84)){
if(data84.length > 16){
const err271 = {instancePath:instancePath+"/spec/network/ingressClasses",schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/maxItems",keyword:"maxItems",params:{limit: 16},schema:16,parentSchema:schema11.properties.spec.properties.network.properties.ingressClasses,data:data84};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
const len17 = data84.length;
for(let i27=0; i27<len17; i27++){
let data85 = data84[i27];
if(typeof data85 === "string"){
if(func2(data85) > 253){
const err272 = {instancePath:instancePath+"/spec/network/ingressClasses/" + i27,schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.network.properties.ingressClasses.items,data:data85};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(func2(data85) < 1){
const err273 = {instancePath:instancePath+"/spec/network/ingressClasses/" + i27,schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.ingressClasses.items,data:data85};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if(!pattern37.test(data85)){
const err274 = {instancePath:instancePath+"/spec/network/ingressClasses/" + i27,schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.network.properties.ingressClasses.items,data:data85};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
else {
const err275 = {instancePath:instancePath+"/spec/network/ingressClasses/" + i27,schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.network.properties.ingressClasses.items.type,parentSchema:schema11.properties.spec.properties.network.properties.ingressClasses.items,data:data85};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
let i28 = data84.length;
let j10;
if(i28 > 1){
const indices10 = {};
for(;i28--;){
let item10 = data84[i28];
if(typeof item10 !== "string"){
continue;
}
if(typeof indices10[item10] == "number"){
j10 = indices10[item10];
const err276 = {instancePath:instancePath+"/spec/network/ingressClasses",schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/uniqueItems",keyword:"uniqueItems",params:{i: i28, j: j10},schema:true,parentSchema:schema11.properties.spec.properties.network.properties.ingressClasses,data:data84};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
break;
}
indices10[item10] = i28;
}
}
}
else {
const err277 = {instancePath:instancePath+"/spec/network/ingressClasses",schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.ingressClasses.type,parentSchema:schema11.properties.spec.properties.network.properties.ingressClasses,data:data84};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
if(data65.gatewayClasses !== undefined){
let data86 = data65.gatewayClasses;
if(Array.isArray(data86)){
if(data86.length > 16){
const err278 = {instancePath:instancePath+"/spec/network/gatewayClasses",schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/maxItems",keyword:"maxItems",params:{limit: 16},schema:16,parentSchema:schema11.properties.spec.properties.network.properties.gatewayClasses,data:data86};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
const len18 = data86.length;
for(let i29=0; i29<len18; i29++){
let data87 = data86[i29];
if(typeof data87 === "string"){
if(func2(data87) > 253){
const err279 = {instancePath:instancePath+"/spec/network/gatewayClasses/" + i29,schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.network.properties.gatewayClasses.items,data:data87};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
if(func2(data87) < 1){
const err280 = {instancePath:instancePath+"/spec/network/gatewayClasses/" + i29,schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.gatewayClasses.items,data:data87};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(!pattern37.test(data87)){
const err281 = {instancePath:instancePath+"/spec/network/gatewayClasses/" + i29,schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.network.properties.gatewayClasses.items,data:data87};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
else {
const err282 = {instancePath:instancePath+"/spec/network/gatewayClasses/" + i29,schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.network.properties.gatewayClasses.items.type,parentSchema:schema11.properties.spec.properties.network.properties.gatewayClasses.items,data:data87};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
let i30 = data86.length;
let j11;
if(i30 > 1){
const indices11 = {};
for(;i30--;){
let item11 = data86[i30];
if(typeof item11 !== "string"){
continue;
}
if(typeof indices11[item11] == "number"){
j11 = indices11[item11];
const err283 = {instancePath:instancePath+"/spec/network/gatewayClasses",schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/uniqueItems",keyword:"uniqueItems",params:{i: i30, j: j11},schema:true,parentSchema:schema11.properties.spec.properties.network.properties.gatewayClasses,data:data86};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
break;
}
indices11[item11] = i30;
}
}
}
else {
const err284 = {instancePath:instancePath+"/spec/network/gatewayClasses",schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.gatewayClasses.type,parentSchema:schema11.properties.spec.properties.network.properties.gatewayClasses,data:data86};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data65.peers !== undefined){
let data88 = data65.peers;
if(Array.isArray(data88)){
if(data88.length > 64){
const err285 = {instancePath:instancePath+"/spec/network/peers",schemaPath:"#/properties/spec/properties/network/properties/peers/maxItems",keyword:"maxItems",params:{limit: 64},schema:64,parentSchema:schema11.properties.spec.properties.network.properties.peers,data:data88};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
const len19 = data88.length;
for(let i31=0; i31<len19; i31++){
let data89 = data88[i31];
if(typeof data89 === "string"){
if(func2(data89) > 40){
const err286 = {instancePath:instancePath+"/spec/network/peers/" + i31,schemaPath:"#/properties/spec/properties/network/properties/peers/items/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema11.properties.spec.properties.network.properties.peers.items,data:data89};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
if(func2(data89) < 1){
const err287 = {instancePath:instancePath+"/spec/network/peers/" + i31,schemaPath:"#/properties/spec/properties/network/properties/peers/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.network.properties.peers.items,data:data89};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
if(!pattern0.test(data89)){
const err288 = {instancePath:instancePath+"/spec/network/peers/" + i31,schemaPath:"#/properties/spec/properties/network/properties/peers/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.network.properties.peers.items,data:data89};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
else {
const err289 = {instancePath:instancePath+"/spec/network/peers/" + i31,schemaPath:"#/properties/spec/properties/network/properties/peers/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.network.properties.peers.items.type,parentSchema:schema11.properties.spec.properties.network.properties.peers.items,data:data89};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
let i32 = data88.length;
let j12;
if(i32 > 1){
const indices12 = {};
for(;i32--;){
let item12 = data88[i32];
if(typeof item12 !== "string"){
continue;
}
if(typeof indices12[item12] == "number"){
j12 = indices12[item12];
const err290 = {instancePath:instancePath+"/spec/network/peers",schemaPath:"#/properties/spec/properties/network/properties/peers/uniqueItems",keyword:"uniqueItems",params:{i: i32, j: j12},schema:true,parentSchema:schema11.properties.spec.properties.network.properties.peers,data:data88};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
break;
}
indices12[item12] = i32;
}
}
}
else {
const err291 = {instancePath:instancePath+"/spec/network/peers",schemaPath:"#/properties/spec/properties/network/properties/peers/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.network.properties.peers.type,parentSchema:schema11.properties.spec.properties.network.properties.peers,data:data88};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
}
else {
const err292 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.network.type,parentSchema:schema11.properties.spec.properties.network,data:data65};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
if(data4.registries !== undefined){
let data90 = data4.registries;
if(Array.isArray(data90)){
if(data90.length > 64){
const err293 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/maxItems",keyword:"maxItems",params:{limit: 64},schema:64,parentSchema:schema11.properties.spec.properties.registries,data:data90};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
const len20 = data90.length;
for(let i33=0; i33<len20; i33++){
let data91 = data90[i33];
if(typeof data91 === "string"){
if(func2(data91) > 255){
const err294 = {instancePath:instancePath+"/spec/registries/" + i33,schemaPath:"#/properties/spec/properties/registries/items/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema11.properties.spec.properties.registries.items,data:data91};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if(func2(data91) < 1){
const err295 = {instancePath:instancePath+"/spec/registries/" + i33,schemaPath:"#/properties/spec/properties/registries/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.registries.items,data:data91};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
if(!pattern40.test(data91)){
const err296 = {instancePath:instancePath+"/spec/registries/" + i33,schemaPath:"#/properties/spec/properties/registries/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$"},schema:"^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$",parentSchema:schema11.properties.spec.properties.registries.items,data:data91};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
else {
const err297 = {instancePath:instancePath+"/spec/registries/" + i33,schemaPath:"#/properties/spec/properties/registries/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.registries.items.type,parentSchema:schema11.properties.spec.properties.registries.items,data:data91};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
let i34 = data90.length;
let j13;
if(i34 > 1){
const indices13 = {};
for(;i34--;){
let item13 = data90[i34];
if(typeof item13 !== "string"){
continue;
}
if(typeof indices13[item13] == "number"){
j13 = indices13[item13];
const err298 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/uniqueItems",keyword:"uniqueItems",params:{i: i34, j: j13},schema:true,parentSchema:schema11.properties.spec.properties.registries,data:data90};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
break;
}
indices13[item13] = i34;
}
}
}
else {
const err299 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.registries.type,parentSchema:schema11.properties.spec.properties.registries,data:data90};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
if(data4.containers !== undefined){
let data92 = data4.containers;
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
for(const key18 in data92){
if(!((key18 === "limits") || (key18 === "requests"))){
const err300 = {instancePath:instancePath+"/spec/containers",schemaPath:"#/properties/spec/properties/containers/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema11.properties.spec.properties.containers,data:data92};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
if(data92.limits !== undefined){
let data93 = data92.limits;
if(data93 && typeof data93 == "object" && !Array.isArray(data93)){
for(const key19 in data93){
if(!(((key19 === "cpu") || (key19 === "memory")) || (key19 === "ephemeral-storage"))){
const err301 = {instancePath:instancePath+"/spec/containers/limits",schemaPath:"#/properties/spec/properties/containers/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema11.properties.spec.properties.containers.properties.limits,data:data93};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
if(data93.cpu !== undefined){
let data94 = data93.cpu;
if(typeof data94 === "string"){
if(func2(data94) > 32){
const err302 = {instancePath:instancePath+"/spec/containers/limits/cpu",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties.cpu,data:data94};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
if(func2(data94) < 1){
const err303 = {instancePath:instancePath+"/spec/containers/limits/cpu",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties.cpu,data:data94};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
if(!pattern18.test(data94)){
const err304 = {instancePath:instancePath+"/spec/containers/limits/cpu",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties.cpu,data:data94};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
else {
const err305 = {instancePath:instancePath+"/spec/containers/limits/cpu",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/cpu/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.containers.properties.limits.properties.cpu.type,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties.cpu,data:data94};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
if(data93.memory !== undefined){
let data95 = data93.memory;
if(typeof data95 === "string"){
if(func2(data95) > 32){
const err306 = {instancePath:instancePath+"/spec/containers/limits/memory",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties.memory,data:data95};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
if(func2(data95) < 1){
const err307 = {instancePath:instancePath+"/spec/containers/limits/memory",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties.memory,data:data95};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
if(!pattern18.test(data95)){
const err308 = {instancePath:instancePath+"/spec/containers/limits/memory",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties.memory,data:data95};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
else {
const err309 = {instancePath:instancePath+"/spec/containers/limits/memory",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/memory/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.containers.properties.limits.properties.memory.type,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties.memory,data:data95};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
if(data93["ephemeral-storage"] !== undefined){
let data96 = data93["ephemeral-storage"];
if(typeof data96 === "string"){
if(func2(data96) > 32){
const err310 = {instancePath:instancePath+"/spec/containers/limits/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"],data:data96};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
if(func2(data96) < 1){
const err311 = {instancePath:instancePath+"/spec/containers/limits/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"],data:data96};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
if(!pattern18.test(data96)){
const err312 = {instancePath:instancePath+"/spec/containers/limits/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"],data:data96};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
else {
const err313 = {instancePath:instancePath+"/spec/containers/limits/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"].type,parentSchema:schema11.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"],data:data96};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
}
else {
const err314 = {instancePath:instancePath+"/spec/containers/limits",schemaPath:"#/properties/spec/properties/containers/properties/limits/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.containers.properties.limits.type,parentSchema:schema11.properties.spec.properties.containers.properties.limits,data:data93};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
if(data92.requests !== undefined){
let data97 = data92.requests;
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
for(const key20 in data97){
if(!(((key20 === "cpu") || (key20 === "memory")) || (key20 === "ephemeral-storage"))){
const err315 = {instancePath:instancePath+"/spec/containers/requests",schemaPath:"#/properties/spec/properties/containers/properties/requests/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema11.properties.spec.properties.containers.properties.requests,data:data97};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
}
if(data97.cpu !== undefined){
let data98 = data97.cpu;
if(typeof data98 === "string"){
if(func2(data98) > 32){
const err316 = {instancePath:instancePath+"/spec/containers/requests/cpu",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties.cpu,data:data98};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
if(func2(data98) < 1){
const err317 = {instancePath:instancePath+"/spec/containers/requests/cpu",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties.cpu,data:data98};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
if(!pattern18.test(data98)){
const err318 = {instancePath:instancePath+"/spec/containers/requests/cpu",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties.cpu,data:data98};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
else {
const err319 = {instancePath:instancePath+"/spec/containers/requests/cpu",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/cpu/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.containers.properties.requests.properties.cpu.type,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties.cpu,data:data98};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
if(data97.memory !== undefined){
let data99 = data97.memory;
if(typeof data99 === "string"){
if(func2(data99) > 32){
const err320 = {instancePath:instancePath+"/spec/containers/requests/memory",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties.memory,data:data99};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
if(func2(data99) < 1){
const err321 = {instancePath:instancePath+"/spec/containers/requests/memory",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties.memory,data:data99};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
if(!pattern18.test(data99)){
const err322 = {instancePath:instancePath+"/spec/containers/requests/memory",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties.memory,data:data99};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
else {
const err323 = {instancePath:instancePath+"/spec/containers/requests/memory",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/memory/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.containers.properties.requests.properties.memory.type,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties.memory,data:data99};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
if(data97["ephemeral-storage"] !== undefined){
let data100 = data97["ephemeral-storage"];
if(typeof data100 === "string"){
if(func2(data100) > 32){
const err324 = {instancePath:instancePath+"/spec/containers/requests/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"],data:data100};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if(func2(data100) < 1){
const err325 = {instancePath:instancePath+"/spec/containers/requests/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"],data:data100};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
if(!pattern18.test(data100)){
const err326 = {instancePath:instancePath+"/spec/containers/requests/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"],data:data100};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
else {
const err327 = {instancePath:instancePath+"/spec/containers/requests/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"].type,parentSchema:schema11.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"],data:data100};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
}
else {
const err328 = {instancePath:instancePath+"/spec/containers/requests",schemaPath:"#/properties/spec/properties/containers/properties/requests/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.containers.properties.requests.type,parentSchema:schema11.properties.spec.properties.containers.properties.requests,data:data97};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
}
else {
const err329 = {instancePath:instancePath+"/spec/containers",schemaPath:"#/properties/spec/properties/containers/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.containers.type,parentSchema:schema11.properties.spec.properties.containers,data:data92};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
if(data4.cloud !== undefined){
let data101 = data4.cloud;
if(data101 && typeof data101 == "object" && !Array.isArray(data101)){
for(const key21 in data101){
if(!(key21 === "aws")){
const err330 = {instancePath:instancePath+"/spec/cloud",schemaPath:"#/properties/spec/properties/cloud/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema11.properties.spec.properties.cloud,data:data101};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
if(data101.aws !== undefined){
let data102 = data101.aws;
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
for(const key22 in data102){
if(!((key22 === "bucket") || (key22 === "enabled"))){
const err331 = {instancePath:instancePath+"/spec/cloud/aws",schemaPath:"#/properties/spec/properties/cloud/properties/aws/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema11.properties.spec.properties.cloud.properties.aws,data:data102};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
if(data102.bucket !== undefined){
let data103 = data102.bucket;
if(typeof data103 === "string"){
if(!pattern47.test(data103)){
const err332 = {instancePath:instancePath+"/spec/cloud/aws/bucket",schemaPath:"#/properties/spec/properties/cloud/properties/aws/properties/bucket/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"},schema:"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",parentSchema:schema11.properties.spec.properties.cloud.properties.aws.properties.bucket,data:data103};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
else {
const err333 = {instancePath:instancePath+"/spec/cloud/aws/bucket",schemaPath:"#/properties/spec/properties/cloud/properties/aws/properties/bucket/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.cloud.properties.aws.properties.bucket.type,parentSchema:schema11.properties.spec.properties.cloud.properties.aws.properties.bucket,data:data103};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
if(data102.enabled !== undefined){
let data104 = data102.enabled;
if(typeof data104 !== "boolean"){
const err334 = {instancePath:instancePath+"/spec/cloud/aws/enabled",schemaPath:"#/properties/spec/properties/cloud/properties/aws/properties/enabled/type",keyword:"type",params:{type: "boolean"},schema:schema11.properties.spec.properties.cloud.properties.aws.properties.enabled.type,parentSchema:schema11.properties.spec.properties.cloud.properties.aws.properties.enabled,data:data104};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
}
else {
const err335 = {instancePath:instancePath+"/spec/cloud/aws",schemaPath:"#/properties/spec/properties/cloud/properties/aws/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.cloud.properties.aws.type,parentSchema:schema11.properties.spec.properties.cloud.properties.aws,data:data102};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
}
else {
const err336 = {instancePath:instancePath+"/spec/cloud",schemaPath:"#/properties/spec/properties/cloud/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.cloud.type,parentSchema:schema11.properties.spec.properties.cloud,data:data101};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
if(data4.throttle !== undefined){
let data105 = data4.throttle;
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
for(const key23 in data105){
if(!(((key23 === "requestsPerMinute") || (key23 === "requestsPerHour")) || (key23 === "concurrentJobs"))){
const err337 = {instancePath:instancePath+"/spec/throttle",schemaPath:"#/properties/spec/properties/throttle/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema11.properties.spec.properties.throttle,data:data105};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
if(data105.requestsPerMinute !== undefined){
let data106 = data105.requestsPerMinute;
if(!(((typeof data106 == "number") && (!(data106 % 1) && !isNaN(data106))) && (isFinite(data106)))){
const err338 = {instancePath:instancePath+"/spec/throttle/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerMinute/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.spec.properties.throttle.properties.requestsPerMinute.type,parentSchema:schema11.properties.spec.properties.throttle.properties.requestsPerMinute,data:data106};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
if((typeof data106 == "number") && (isFinite(data106))){
if(data106 > 1000000 || isNaN(data106)){
const err339 = {instancePath:instancePath+"/spec/throttle/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerMinute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},schema:1000000,parentSchema:schema11.properties.spec.properties.throttle.properties.requestsPerMinute,data:data106};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
if(data106 < 0 || isNaN(data106)){
const err340 = {instancePath:instancePath+"/spec/throttle/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerMinute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema11.properties.spec.properties.throttle.properties.requestsPerMinute,data:data106};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
}
if(data105.requestsPerHour !== undefined){
let data107 = data105.requestsPerHour;
if(!(((typeof data107 == "number") && (!(data107 % 1) && !isNaN(data107))) && (isFinite(data107)))){
const err341 = {instancePath:instancePath+"/spec/throttle/requestsPerHour",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerHour/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.spec.properties.throttle.properties.requestsPerHour.type,parentSchema:schema11.properties.spec.properties.throttle.properties.requestsPerHour,data:data107};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
if((typeof data107 == "number") && (isFinite(data107))){
if(data107 > 60000000 || isNaN(data107)){
const err342 = {instancePath:instancePath+"/spec/throttle/requestsPerHour",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerHour/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000000},schema:60000000,parentSchema:schema11.properties.spec.properties.throttle.properties.requestsPerHour,data:data107};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
if(data107 < 0 || isNaN(data107)){
const err343 = {instancePath:instancePath+"/spec/throttle/requestsPerHour",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerHour/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema11.properties.spec.properties.throttle.properties.requestsPerHour,data:data107};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
}
if(data105.concurrentJobs !== undefined){
let data108 = data105.concurrentJobs;
if(!(((typeof data108 == "number") && (!(data108 % 1) && !isNaN(data108))) && (isFinite(data108)))){
const err344 = {instancePath:instancePath+"/spec/throttle/concurrentJobs",schemaPath:"#/properties/spec/properties/throttle/properties/concurrentJobs/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.spec.properties.throttle.properties.concurrentJobs.type,parentSchema:schema11.properties.spec.properties.throttle.properties.concurrentJobs,data:data108};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if((typeof data108 == "number") && (isFinite(data108))){
if(data108 > 100000 || isNaN(data108)){
const err345 = {instancePath:instancePath+"/spec/throttle/concurrentJobs",schemaPath:"#/properties/spec/properties/throttle/properties/concurrentJobs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema11.properties.spec.properties.throttle.properties.concurrentJobs,data:data108};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
if(data108 < 0 || isNaN(data108)){
const err346 = {instancePath:instancePath+"/spec/throttle/concurrentJobs",schemaPath:"#/properties/spec/properties/throttle/properties/concurrentJobs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema11.properties.spec.properties.throttle.properties.concurrentJobs,data:data108};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
}
}
}
else {
const err347 = {instancePath:instancePath+"/spec/throttle",schemaPath:"#/properties/spec/properties/throttle/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.throttle.type,parentSchema:schema11.properties.spec.properties.throttle,data:data105};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
}
if(data4.jobs !== undefined){
let data109 = data4.jobs;
if(data109 && typeof data109 == "object" && !Array.isArray(data109)){
if(data109.enabled === undefined){
const err348 = {instancePath:instancePath+"/spec/jobs",schemaPath:"#/properties/spec/properties/jobs/required",keyword:"required",params:{missingProperty: "enabled"},schema:schema11.properties.spec.properties.jobs.required,parentSchema:schema11.properties.spec.properties.jobs,data:data109};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
for(const key24 in data109){
if(!((((key24 === "enabled") || (key24 === "state")) || (key24 === "timeoutSeconds")) || (key24 === "callbackHosts"))){
const err349 = {instancePath:instancePath+"/spec/jobs",schemaPath:"#/properties/spec/properties/jobs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema11.properties.spec.properties.jobs,data:data109};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
if(data109.enabled !== undefined){
let data110 = data109.enabled;
if(typeof data110 !== "boolean"){
const err350 = {instancePath:instancePath+"/spec/jobs/enabled",schemaPath:"#/properties/spec/properties/jobs/properties/enabled/type",keyword:"type",params:{type: "boolean"},schema:schema11.properties.spec.properties.jobs.properties.enabled.type,parentSchema:schema11.properties.spec.properties.jobs.properties.enabled,data:data110};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
if(data109.state !== undefined){
let data111 = data109.state;
if(typeof data111 !== "string"){
const err351 = {instancePath:instancePath+"/spec/jobs/state",schemaPath:"#/properties/spec/properties/jobs/properties/state/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.jobs.properties.state.type,parentSchema:schema11.properties.spec.properties.jobs.properties.state,data:data111};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
if(!((data111 === "Active") || (data111 === "Deleted"))){
const err352 = {instancePath:instancePath+"/spec/jobs/state",schemaPath:"#/properties/spec/properties/jobs/properties/state/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.jobs.properties.state.enum},schema:schema11.properties.spec.properties.jobs.properties.state.enum,parentSchema:schema11.properties.spec.properties.jobs.properties.state,data:data111};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
}
if(data109.timeoutSeconds !== undefined){
let data112 = data109.timeoutSeconds;
if(!(((typeof data112 == "number") && (!(data112 % 1) && !isNaN(data112))) && (isFinite(data112)))){
const err353 = {instancePath:instancePath+"/spec/jobs/timeoutSeconds",schemaPath:"#/properties/spec/properties/jobs/properties/timeoutSeconds/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.spec.properties.jobs.properties.timeoutSeconds.type,parentSchema:schema11.properties.spec.properties.jobs.properties.timeoutSeconds,data:data112};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
if((typeof data112 == "number") && (isFinite(data112))){
if(data112 > 86400 || isNaN(data112)){
const err354 = {instancePath:instancePath+"/spec/jobs/timeoutSeconds",schemaPath:"#/properties/spec/properties/jobs/properties/timeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},schema:86400,parentSchema:schema11.properties.spec.properties.jobs.properties.timeoutSeconds,data:data112};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
if(data112 < 0 || isNaN(data112)){
const err355 = {instancePath:instancePath+"/spec/jobs/timeoutSeconds",schemaPath:"#/properties/spec/properties/jobs/properties/timeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema11.properties.spec.properties.jobs.properties.timeoutSeconds,data:data112};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
}
}
if(data109.callbackHosts !== undefined){
let data113 = data109.callbackHosts;
if(Array.isArray(data113)){
if(data113.length > 32){
const err356 = {instancePath:instancePath+"/spec/jobs/callbackHosts",schemaPath:"#/properties/spec/properties/jobs/properties/callbackHosts/maxItems",keyword:"maxItems",params:{limit: 32},schema:32,parentSchema:schema11.properties.spec.properties.jobs.properties.callbackHosts,data:data113};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
const len21 = data113.length;
for(let i35=0; i35<len21; i35++){
let data114 = data113[i35];
if(typeof data114 === "string"){
if(func2(data114) > 253){
const err357 = {instancePath:instancePath+"/spec/jobs/callbackHosts/" + i35,schemaPath:"#/properties/spec/properties/jobs/properties/callbackHosts/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema11.properties.spec.properties.jobs.properties.callbackHosts.items,data:data114};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
if(func2(data114) < 1){
const err358 = {instancePath:instancePath+"/spec/jobs/callbackHosts/" + i35,schemaPath:"#/properties/spec/properties/jobs/properties/callbackHosts/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.jobs.properties.callbackHosts.items,data:data114};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
if(!pattern36.test(data114)){
const err359 = {instancePath:instancePath+"/spec/jobs/callbackHosts/" + i35,schemaPath:"#/properties/spec/properties/jobs/properties/callbackHosts/items/pattern",keyword:"pattern",params:{pattern: "^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$"},schema:"^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$",parentSchema:schema11.properties.spec.properties.jobs.properties.callbackHosts.items,data:data114};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
}
else {
const err360 = {instancePath:instancePath+"/spec/jobs/callbackHosts/" + i35,schemaPath:"#/properties/spec/properties/jobs/properties/callbackHosts/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.jobs.properties.callbackHosts.items.type,parentSchema:schema11.properties.spec.properties.jobs.properties.callbackHosts.items,data:data114};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
}
let i36 = data113.length;
let j14;
if(i36 > 1){
const indices14 = {};
for(;i36--;){
let item14 = data113[i36];
if(typeof item14 !== "string"){
continue;
}
if(typeof indices14[item14] == "number"){
j14 = indices14[item14];
const err361 = {instancePath:instancePath+"/spec/jobs/callbackHosts",schemaPath:"#/properties/spec/properties/jobs/properties/callbackHosts/uniqueItems",keyword:"uniqueItems",params:{i: i36, j: j14},schema:true,parentSchema:schema11.properties.spec.properties.jobs.properties.callbackHosts,data:data113};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
break;
}
indices14[item14] = i36;
}
}
}
else {
const err362 = {instancePath:instancePath+"/spec/jobs/callbackHosts",schemaPath:"#/properties/spec/properties/jobs/properties/callbackHosts/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.jobs.properties.callbackHosts.type,parentSchema:schema11.properties.spec.properties.jobs.properties.callbackHosts,data:data113};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
}
else {
const err363 = {instancePath:instancePath+"/spec/jobs",schemaPath:"#/properties/spec/properties/jobs/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.jobs.type,parentSchema:schema11.properties.spec.properties.jobs,data:data109};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
if(data4.admission !== undefined){
let data115 = data4.admission;
if(data115 && typeof data115 == "object" && !Array.isArray(data115)){
for(const key25 in data115){
if(!(key25 === "enforce")){
const err364 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},schema:false,parentSchema:schema11.properties.spec.properties.admission,data:data115};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
if(data115.enforce !== undefined){
let data116 = data115.enforce;
if(Array.isArray(data116)){
if(data116.length > 64){
const err365 = {instancePath:instancePath+"/spec/admission/enforce",schemaPath:"#/properties/spec/properties/admission/properties/enforce/maxItems",keyword:"maxItems",params:{limit: 64},schema:64,parentSchema:schema11.properties.spec.properties.admission.properties.enforce,data:data116};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
const len22 = data116.length;
for(let i37=0; i37<len22; i37++){
let data117 = data116[i37];
if(typeof data117 === "string"){
if(func2(data117) > 63){
const err366 = {instancePath:instancePath+"/spec/admission/enforce/" + i37,schemaPath:"#/properties/spec/properties/admission/properties/enforce/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.admission.properties.enforce.items,data:data117};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
if(func2(data117) < 1){
const err367 = {instancePath:instancePath+"/spec/admission/enforce/" + i37,schemaPath:"#/properties/spec/properties/admission/properties/enforce/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.admission.properties.enforce.items,data:data117};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
if(!pattern0.test(data117)){
const err368 = {instancePath:instancePath+"/spec/admission/enforce/" + i37,schemaPath:"#/properties/spec/properties/admission/properties/enforce/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.admission.properties.enforce.items,data:data117};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
}
else {
const err369 = {instancePath:instancePath+"/spec/admission/enforce/" + i37,schemaPath:"#/properties/spec/properties/admission/properties/enforce/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.admission.properties.enforce.items.type,parentSchema:schema11.properties.spec.properties.admission.properties.enforce.items,data:data117};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
let i38 = data116.length;
let j15;
if(i38 > 1){
const indices15 = {};
for(;i38--;){
let item15 = data116[i38];
if(typeof item15 !== "string"){
continue;
}
if(typeof indices15[item15] == "number"){
j15 = indices15[item15];
const err370 = {instancePath:instancePath+"/spec/admission/enforce",schemaPath:"#/properties/spec/properties/admission/properties/enforce/uniqueItems",keyword:"uniqueItems",params:{i: i38, j: j15},schema:true,parentSchema:schema11.properties.spec.properties.admission.properties.enforce,data:data116};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
break;
}
indices15[item15] = i38;
}
}
}
else {
const err371 = {instancePath:instancePath+"/spec/admission/enforce",schemaPath:"#/properties/spec/properties/admission/properties/enforce/type",keyword:"type",params:{type: "array"},schema:schema11.properties.spec.properties.admission.properties.enforce.type,parentSchema:schema11.properties.spec.properties.admission.properties.enforce,data:data116};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
}
}
else {
const err372 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.admission.type,parentSchema:schema11.properties.spec.properties.admission,data:data115};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
if(data4.gitops !== undefined){
let data118 = data4.gitops;
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
if(data118.url === undefined){
const err373 = {instancePath:instancePath+"/spec/gitops",schemaPath:"#/properties/spec/properties/gitops/required",keyword:"required",params:{missingProperty: "url"},schema:schema11.properties.spec.properties.gitops.required,parentSchema:schema11.properties.spec.properties.gitops,data:data118};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
for(const key26 in data118){
if(!(((((key26 === "url") || (key26 === "branch")) || (key26 === "path")) || (key26 === "namespace")) || (key26 === "secretName"))){
const err374 = {instancePath:instancePath+"/spec/gitops",schemaPath:"#/properties/spec/properties/gitops/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},schema:false,parentSchema:schema11.properties.spec.properties.gitops,data:data118};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
}
if(data118.url !== undefined){
let data119 = data118.url;
if(typeof data119 === "string"){
if(func2(data119) > 512){
const err375 = {instancePath:instancePath+"/spec/gitops/url",schemaPath:"#/properties/spec/properties/gitops/properties/url/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema11.properties.spec.properties.gitops.properties.url,data:data119};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
if(func2(data119) < 8){
const err376 = {instancePath:instancePath+"/spec/gitops/url",schemaPath:"#/properties/spec/properties/gitops/properties/url/minLength",keyword:"minLength",params:{limit: 8},schema:8,parentSchema:schema11.properties.spec.properties.gitops.properties.url,data:data119};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
if(!pattern50.test(data119)){
const err377 = {instancePath:instancePath+"/spec/gitops/url",schemaPath:"#/properties/spec/properties/gitops/properties/url/pattern",keyword:"pattern",params:{pattern: "^(https|ssh)://[^\\s\"'`$\\\\]+$"},schema:"^(https|ssh)://[^\\s\"'`$\\\\]+$",parentSchema:schema11.properties.spec.properties.gitops.properties.url,data:data119};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
}
else {
const err378 = {instancePath:instancePath+"/spec/gitops/url",schemaPath:"#/properties/spec/properties/gitops/properties/url/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.gitops.properties.url.type,parentSchema:schema11.properties.spec.properties.gitops.properties.url,data:data119};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
}
if(data118.branch !== undefined){
let data120 = data118.branch;
if(typeof data120 === "string"){
if(func2(data120) > 128){
const err379 = {instancePath:instancePath+"/spec/gitops/branch",schemaPath:"#/properties/spec/properties/gitops/properties/branch/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema11.properties.spec.properties.gitops.properties.branch,data:data120};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
if(func2(data120) < 1){
const err380 = {instancePath:instancePath+"/spec/gitops/branch",schemaPath:"#/properties/spec/properties/gitops/properties/branch/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.gitops.properties.branch,data:data120};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
if(!pattern51.test(data120)){
const err381 = {instancePath:instancePath+"/spec/gitops/branch",schemaPath:"#/properties/spec/properties/gitops/properties/branch/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]*$"},schema:"^[A-Za-z0-9][A-Za-z0-9._/-]*$",parentSchema:schema11.properties.spec.properties.gitops.properties.branch,data:data120};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
}
else {
const err382 = {instancePath:instancePath+"/spec/gitops/branch",schemaPath:"#/properties/spec/properties/gitops/properties/branch/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.gitops.properties.branch.type,parentSchema:schema11.properties.spec.properties.gitops.properties.branch,data:data120};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
}
if(data118.path !== undefined){
let data121 = data118.path;
if(typeof data121 === "string"){
if(func2(data121) > 256){
const err383 = {instancePath:instancePath+"/spec/gitops/path",schemaPath:"#/properties/spec/properties/gitops/properties/path/maxLength",keyword:"maxLength",params:{limit: 256},schema:256,parentSchema:schema11.properties.spec.properties.gitops.properties.path,data:data121};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
if(func2(data121) < 1){
const err384 = {instancePath:instancePath+"/spec/gitops/path",schemaPath:"#/properties/spec/properties/gitops/properties/path/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.gitops.properties.path,data:data121};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
if(!pattern52.test(data121)){
const err385 = {instancePath:instancePath+"/spec/gitops/path",schemaPath:"#/properties/spec/properties/gitops/properties/path/pattern",keyword:"pattern",params:{pattern: "^\\./?[A-Za-z0-9._/-]*$"},schema:"^\\./?[A-Za-z0-9._/-]*$",parentSchema:schema11.properties.spec.properties.gitops.properties.path,data:data121};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
}
else {
const err386 = {instancePath:instancePath+"/spec/gitops/path",schemaPath:"#/properties/spec/properties/gitops/properties/path/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.gitops.properties.path.type,parentSchema:schema11.properties.spec.properties.gitops.properties.path,data:data121};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
}
if(data118.namespace !== undefined){
let data122 = data118.namespace;
if(typeof data122 === "string"){
if(func2(data122) > 63){
const err387 = {instancePath:instancePath+"/spec/gitops/namespace",schemaPath:"#/properties/spec/properties/gitops/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.gitops.properties.namespace,data:data122};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
if(func2(data122) < 1){
const err388 = {instancePath:instancePath+"/spec/gitops/namespace",schemaPath:"#/properties/spec/properties/gitops/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.gitops.properties.namespace,data:data122};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
if(!pattern0.test(data122)){
const err389 = {instancePath:instancePath+"/spec/gitops/namespace",schemaPath:"#/properties/spec/properties/gitops/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.gitops.properties.namespace,data:data122};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
}
else {
const err390 = {instancePath:instancePath+"/spec/gitops/namespace",schemaPath:"#/properties/spec/properties/gitops/properties/namespace/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.gitops.properties.namespace.type,parentSchema:schema11.properties.spec.properties.gitops.properties.namespace,data:data122};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
if(data118.secretName !== undefined){
let data123 = data118.secretName;
if(typeof data123 === "string"){
if(func2(data123) > 63){
const err391 = {instancePath:instancePath+"/spec/gitops/secretName",schemaPath:"#/properties/spec/properties/gitops/properties/secretName/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema11.properties.spec.properties.gitops.properties.secretName,data:data123};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
if(func2(data123) < 1){
const err392 = {instancePath:instancePath+"/spec/gitops/secretName",schemaPath:"#/properties/spec/properties/gitops/properties/secretName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.spec.properties.gitops.properties.secretName,data:data123};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
if(!pattern0.test(data123)){
const err393 = {instancePath:instancePath+"/spec/gitops/secretName",schemaPath:"#/properties/spec/properties/gitops/properties/secretName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema11.properties.spec.properties.gitops.properties.secretName,data:data123};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
}
else {
const err394 = {instancePath:instancePath+"/spec/gitops/secretName",schemaPath:"#/properties/spec/properties/gitops/properties/secretName/type",keyword:"type",params:{type: "string"},schema:schema11.properties.spec.properties.gitops.properties.secretName.type,parentSchema:schema11.properties.spec.properties.gitops.properties.secretName,data:data123};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
}
else {
const err395 = {instancePath:instancePath+"/spec/gitops",schemaPath:"#/properties/spec/properties/gitops/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.properties.gitops.type,parentSchema:schema11.properties.spec.properties.gitops,data:data118};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
}
}
else {
const err396 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema11.properties.spec.type,parentSchema:schema11.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
}
}
else {
const err397 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

const Plan = validate11;
const schema12 = {"type":"object","required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"type":"string","const":"tenantry.dev/v1alpha1"},"kind":{"type":"string","const":"Plan"},"metadata":{"type":"object","required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Plan name."}},"additionalProperties":false},"spec":{"type":"object","required":["quota","namespaces","containers","egress","throttle"],"properties":{"displayName":{"type":"string","minLength":1,"maxLength":120},"quota":{"type":"object","required":["requests.cpu","requests.memory","limits.cpu","limits.memory","requests.ephemeral-storage","limits.ephemeral-storage","requests.storage","persistentvolumeclaims","pods","services","services.loadbalancers","services.nodeports","secrets","configmaps","count/deployments.apps","count/statefulsets.apps"],"properties":{"requests.cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"persistentvolumeclaims":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"pods":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services.loadbalancers":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services.nodeports":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"secrets":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"configmaps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"count/deployments.apps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"count/statefulsets.apps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"additionalProperties":false,"patternProperties":{"^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"maxProperties":32},"ceiling":{"type":"object","properties":{"requests.cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"limits.ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"requests.storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"persistentvolumeclaims":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"pods":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services.loadbalancers":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"services.nodeports":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"secrets":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"configmaps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"count/deployments.apps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"count/statefulsets.apps":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"additionalProperties":false,"patternProperties":{"^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"maxProperties":32},"namespaces":{"type":"integer","minimum":0,"maximum":50,"description":"Further namespaces beside the primary one and the one for jobs."},"containers":{"type":"object","required":["limits","requests"],"properties":{"limits":{"type":"object","required":["cpu","memory","ephemeral-storage"],"properties":{"cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"additionalProperties":false},"requests":{"type":"object","required":["cpu","memory","ephemeral-storage"],"properties":{"cpu":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"memory":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},"ephemeral-storage":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"}},"additionalProperties":false}},"additionalProperties":false,"description":"What a container gets that states nothing (LimitRange default and defaultRequest)."},"egress":{"type":"object","required":["internet","custom"],"properties":{"internet":{"type":"boolean","description":"True opens every public address; private, node, pod, service and metadata addresses stay closed."},"custom":{"type":"boolean","description":"True lets a tenant's document open further destinations."},"cidrs":{"type":"array","items":{"type":"string","minLength":3,"maxLength":49,"description":"An IPv4 or IPv6 block, for instance 203.0.113.0/24."},"maxItems":64,"description":"Open to every tenant of the plan."},"access":{"type":"array","items":{"enum":["APIServer","Metadata","Nodes"],"type":"string"},"maxItems":3,"uniqueItems":true,"description":"What a tenant may ask for in network.access."}},"additionalProperties":false},"registries":{"type":"array","items":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$","description":"Registry host with an optional path prefix that images may come from."},"maxItems":64,"uniqueItems":true},"throttle":{"type":"object","required":["requestsPerMinute","requestsPerHour","concurrentJobs"],"properties":{"requestsPerMinute":{"type":"integer","minimum":0,"maximum":1000000,"description":"Writes and API calls in a minute."},"requestsPerHour":{"type":"integer","minimum":0,"maximum":60000000,"description":"Writes and API calls in an hour."},"concurrentJobs":{"type":"integer","minimum":0,"maximum":100000,"description":"Jobs that run at the same time."}},"additionalProperties":false},"throttleCeiling":{"type":"object","properties":{"requestsPerMinute":{"type":"integer","minimum":0,"maximum":1000000,"description":"Writes and API calls in a minute."},"requestsPerHour":{"type":"integer","minimum":0,"maximum":60000000,"description":"Writes and API calls in an hour."},"concurrentJobs":{"type":"integer","minimum":0,"maximum":100000,"description":"Jobs that run at the same time."}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},schema:schema12.properties.apiVersion.type,parentSchema:schema12.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("tenantry.dev/v1alpha1" !== data0){
const err6 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "tenantry.dev/v1alpha1"},schema:"tenantry.dev/v1alpha1",parentSchema:schema12.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema12.properties.kind.type,parentSchema:schema12.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("Plan" !== data1){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Plan"},schema:"Plan",parentSchema:schema12.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},schema:schema12.properties.metadata.required,parentSchema:schema12.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
if(!(key1 === "name")){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema12.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func2(data3) > 40){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema12.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(func2(data3) < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data3)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema12.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type: "string"},schema:schema12.properties.metadata.properties.name.type,parentSchema:schema12.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},schema:schema12.properties.metadata.type,parentSchema:schema12.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.spec !== undefined){
let data4 = data.spec;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.quota === undefined){
const err16 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "quota"},schema:schema12.properties.spec.required,parentSchema:schema12.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data4.namespaces === undefined){
const err17 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "namespaces"},schema:schema12.properties.spec.required,parentSchema:schema12.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4.containers === undefined){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "containers"},schema:schema12.properties.spec.required,parentSchema:schema12.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data4.egress === undefined){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "egress"},schema:schema12.properties.spec.required,parentSchema:schema12.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data4.throttle === undefined){
const err20 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "throttle"},schema:schema12.properties.spec.required,parentSchema:schema12.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
for(const key2 in data4){
if(!(func4.call(schema12.properties.spec.properties, key2))){
const err21 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema12.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data4.displayName !== undefined){
let data5 = data4.displayName;
if(typeof data5 === "string"){
if(func2(data5) > 120){
const err22 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/maxLength",keyword:"maxLength",params:{limit: 120},schema:120,parentSchema:schema12.properties.spec.properties.displayName,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(func2(data5) < 1){
const err23 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.displayName,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.displayName.type,parentSchema:schema12.properties.spec.properties.displayName,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data4.quota !== undefined){
let data6 = data4.quota;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 32){
const err25 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/maxProperties",keyword:"maxProperties",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data6["requests.cpu"] === undefined){
const err26 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "requests.cpu"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data6["requests.memory"] === undefined){
const err27 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "requests.memory"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data6["limits.cpu"] === undefined){
const err28 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "limits.cpu"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data6["limits.memory"] === undefined){
const err29 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "limits.memory"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data6["requests.ephemeral-storage"] === undefined){
const err30 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "requests.ephemeral-storage"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data6["limits.ephemeral-storage"] === undefined){
const err31 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "limits.ephemeral-storage"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data6["requests.storage"] === undefined){
const err32 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "requests.storage"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data6.persistentvolumeclaims === undefined){
const err33 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "persistentvolumeclaims"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data6.pods === undefined){
const err34 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "pods"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data6.services === undefined){
const err35 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "services"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data6["services.loadbalancers"] === undefined){
const err36 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "services.loadbalancers"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data6["services.nodeports"] === undefined){
const err37 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "services.nodeports"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data6.secrets === undefined){
const err38 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "secrets"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data6.configmaps === undefined){
const err39 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "configmaps"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data6["count/deployments.apps"] === undefined){
const err40 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "count/deployments.apps"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data6["count/statefulsets.apps"] === undefined){
const err41 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/required",keyword:"required",params:{missingProperty: "count/statefulsets.apps"},schema:schema12.properties.spec.properties.quota.required,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key3 in data6){
if(!((func4.call(schema12.properties.spec.properties.quota.properties, key3)) || (pattern17.test(key3)))){
const err42 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data6["requests.cpu"] !== undefined){
let data7 = data6["requests.cpu"];
if(typeof data7 === "string"){
if(func2(data7) > 32){
const err43 = {instancePath:instancePath+"/spec/quota/requests.cpu",schemaPath:"#/properties/spec/properties/quota/properties/requests.cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["requests.cpu"],data:data7};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(func2(data7) < 1){
const err44 = {instancePath:instancePath+"/spec/quota/requests.cpu",schemaPath:"#/properties/spec/properties/quota/properties/requests.cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["requests.cpu"],data:data7};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(!pattern18.test(data7)){
const err45 = {instancePath:instancePath+"/spec/quota/requests.cpu",schemaPath:"#/properties/spec/properties/quota/properties/requests.cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["requests.cpu"],data:data7};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/spec/quota/requests.cpu",schemaPath:"#/properties/spec/properties/quota/properties/requests.cpu/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["requests.cpu"].type,parentSchema:schema12.properties.spec.properties.quota.properties["requests.cpu"],data:data7};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data6["requests.memory"] !== undefined){
let data8 = data6["requests.memory"];
if(typeof data8 === "string"){
if(func2(data8) > 32){
const err47 = {instancePath:instancePath+"/spec/quota/requests.memory",schemaPath:"#/properties/spec/properties/quota/properties/requests.memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["requests.memory"],data:data8};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(func2(data8) < 1){
const err48 = {instancePath:instancePath+"/spec/quota/requests.memory",schemaPath:"#/properties/spec/properties/quota/properties/requests.memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["requests.memory"],data:data8};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!pattern18.test(data8)){
const err49 = {instancePath:instancePath+"/spec/quota/requests.memory",schemaPath:"#/properties/spec/properties/quota/properties/requests.memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["requests.memory"],data:data8};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/spec/quota/requests.memory",schemaPath:"#/properties/spec/properties/quota/properties/requests.memory/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["requests.memory"].type,parentSchema:schema12.properties.spec.properties.quota.properties["requests.memory"],data:data8};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data6["limits.cpu"] !== undefined){
let data9 = data6["limits.cpu"];
if(typeof data9 === "string"){
if(func2(data9) > 32){
const err51 = {instancePath:instancePath+"/spec/quota/limits.cpu",schemaPath:"#/properties/spec/properties/quota/properties/limits.cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["limits.cpu"],data:data9};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(func2(data9) < 1){
const err52 = {instancePath:instancePath+"/spec/quota/limits.cpu",schemaPath:"#/properties/spec/properties/quota/properties/limits.cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["limits.cpu"],data:data9};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(!pattern18.test(data9)){
const err53 = {instancePath:instancePath+"/spec/quota/limits.cpu",schemaPath:"#/properties/spec/properties/quota/properties/limits.cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["limits.cpu"],data:data9};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/spec/quota/limits.cpu",schemaPath:"#/properties/spec/properties/quota/properties/limits.cpu/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["limits.cpu"].type,parentSchema:schema12.properties.spec.properties.quota.properties["limits.cpu"],data:data9};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data6["limits.memory"] !== undefined){
let data10 = data6["limits.memory"];
if(typeof data10 === "string"){
if(func2(data10) > 32){
const err55 = {instancePath:instancePath+"/spec/quota/limits.memory",schemaPath:"#/properties/spec/properties/quota/properties/limits.memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["limits.memory"],data:data10};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(func2(data10) < 1){
const err56 = {instancePath:instancePath+"/spec/quota/limits.memory",schemaPath:"#/properties/spec/properties/quota/properties/limits.memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["limits.memory"],data:data10};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!pattern18.test(data10)){
const err57 = {instancePath:instancePath+"/spec/quota/limits.memory",schemaPath:"#/properties/spec/properties/quota/properties/limits.memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["limits.memory"],data:data10};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/spec/quota/limits.memory",schemaPath:"#/properties/spec/properties/quota/properties/limits.memory/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["limits.memory"].type,parentSchema:schema12.properties.spec.properties.quota.properties["limits.memory"],data:data10};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data6["requests.ephemeral-storage"] !== undefined){
let data11 = data6["requests.ephemeral-storage"];
if(typeof data11 === "string"){
if(func2(data11) > 32){
const err59 = {instancePath:instancePath+"/spec/quota/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["requests.ephemeral-storage"],data:data11};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(func2(data11) < 1){
const err60 = {instancePath:instancePath+"/spec/quota/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["requests.ephemeral-storage"],data:data11};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!pattern18.test(data11)){
const err61 = {instancePath:instancePath+"/spec/quota/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["requests.ephemeral-storage"],data:data11};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/spec/quota/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["requests.ephemeral-storage"].type,parentSchema:schema12.properties.spec.properties.quota.properties["requests.ephemeral-storage"],data:data11};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data6["limits.ephemeral-storage"] !== undefined){
let data12 = data6["limits.ephemeral-storage"];
if(typeof data12 === "string"){
if(func2(data12) > 32){
const err63 = {instancePath:instancePath+"/spec/quota/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/limits.ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["limits.ephemeral-storage"],data:data12};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(func2(data12) < 1){
const err64 = {instancePath:instancePath+"/spec/quota/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/limits.ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["limits.ephemeral-storage"],data:data12};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!pattern18.test(data12)){
const err65 = {instancePath:instancePath+"/spec/quota/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/limits.ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["limits.ephemeral-storage"],data:data12};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/spec/quota/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/quota/properties/limits.ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["limits.ephemeral-storage"].type,parentSchema:schema12.properties.spec.properties.quota.properties["limits.ephemeral-storage"],data:data12};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data6["requests.storage"] !== undefined){
let data13 = data6["requests.storage"];
if(typeof data13 === "string"){
if(func2(data13) > 32){
const err67 = {instancePath:instancePath+"/spec/quota/requests.storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["requests.storage"],data:data13};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(func2(data13) < 1){
const err68 = {instancePath:instancePath+"/spec/quota/requests.storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["requests.storage"],data:data13};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(!pattern18.test(data13)){
const err69 = {instancePath:instancePath+"/spec/quota/requests.storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["requests.storage"],data:data13};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/spec/quota/requests.storage",schemaPath:"#/properties/spec/properties/quota/properties/requests.storage/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["requests.storage"].type,parentSchema:schema12.properties.spec.properties.quota.properties["requests.storage"],data:data13};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data6.persistentvolumeclaims !== undefined){
let data14 = data6.persistentvolumeclaims;
if(typeof data14 === "string"){
if(func2(data14) > 32){
const err71 = {instancePath:instancePath+"/spec/quota/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/quota/properties/persistentvolumeclaims/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties.persistentvolumeclaims,data:data14};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(func2(data14) < 1){
const err72 = {instancePath:instancePath+"/spec/quota/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/quota/properties/persistentvolumeclaims/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties.persistentvolumeclaims,data:data14};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(!pattern18.test(data14)){
const err73 = {instancePath:instancePath+"/spec/quota/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/quota/properties/persistentvolumeclaims/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties.persistentvolumeclaims,data:data14};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/spec/quota/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/quota/properties/persistentvolumeclaims/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties.persistentvolumeclaims.type,parentSchema:schema12.properties.spec.properties.quota.properties.persistentvolumeclaims,data:data14};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data6.pods !== undefined){
let data15 = data6.pods;
if(typeof data15 === "string"){
if(func2(data15) > 32){
const err75 = {instancePath:instancePath+"/spec/quota/pods",schemaPath:"#/properties/spec/properties/quota/properties/pods/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties.pods,data:data15};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(func2(data15) < 1){
const err76 = {instancePath:instancePath+"/spec/quota/pods",schemaPath:"#/properties/spec/properties/quota/properties/pods/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties.pods,data:data15};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(!pattern18.test(data15)){
const err77 = {instancePath:instancePath+"/spec/quota/pods",schemaPath:"#/properties/spec/properties/quota/properties/pods/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties.pods,data:data15};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/spec/quota/pods",schemaPath:"#/properties/spec/properties/quota/properties/pods/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties.pods.type,parentSchema:schema12.properties.spec.properties.quota.properties.pods,data:data15};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data6.services !== undefined){
let data16 = data6.services;
if(typeof data16 === "string"){
if(func2(data16) > 32){
const err79 = {instancePath:instancePath+"/spec/quota/services",schemaPath:"#/properties/spec/properties/quota/properties/services/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties.services,data:data16};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(func2(data16) < 1){
const err80 = {instancePath:instancePath+"/spec/quota/services",schemaPath:"#/properties/spec/properties/quota/properties/services/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties.services,data:data16};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(!pattern18.test(data16)){
const err81 = {instancePath:instancePath+"/spec/quota/services",schemaPath:"#/properties/spec/properties/quota/properties/services/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties.services,data:data16};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/spec/quota/services",schemaPath:"#/properties/spec/properties/quota/properties/services/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties.services.type,parentSchema:schema12.properties.spec.properties.quota.properties.services,data:data16};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data6["services.loadbalancers"] !== undefined){
let data17 = data6["services.loadbalancers"];
if(typeof data17 === "string"){
if(func2(data17) > 32){
const err83 = {instancePath:instancePath+"/spec/quota/services.loadbalancers",schemaPath:"#/properties/spec/properties/quota/properties/services.loadbalancers/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["services.loadbalancers"],data:data17};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(func2(data17) < 1){
const err84 = {instancePath:instancePath+"/spec/quota/services.loadbalancers",schemaPath:"#/properties/spec/properties/quota/properties/services.loadbalancers/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["services.loadbalancers"],data:data17};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(!pattern18.test(data17)){
const err85 = {instancePath:instancePath+"/spec/quota/services.loadbalancers",schemaPath:"#/properties/spec/properties/quota/properties/services.loadbalancers/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["services.loadbalancers"],data:data17};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/spec/quota/services.loadbalancers",schemaPath:"#/properties/spec/properties/quota/properties/services.loadbalancers/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["services.loadbalancers"].type,parentSchema:schema12.properties.spec.properties.quota.properties["services.loadbalancers"],data:data17};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data6["services.nodeports"] !== undefined){
let data18 = data6["services.nodeports"];
if(typeof data18 === "string"){
if(func2(data18) > 32){
const err87 = {instancePath:instancePath+"/spec/quota/services.nodeports",schemaPath:"#/properties/spec/properties/quota/properties/services.nodeports/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["services.nodeports"],data:data18};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(func2(data18) < 1){
const err88 = {instancePath:instancePath+"/spec/quota/services.nodeports",schemaPath:"#/properties/spec/properties/quota/properties/services.nodeports/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["services.nodeports"],data:data18};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(!pattern18.test(data18)){
const err89 = {instancePath:instancePath+"/spec/quota/services.nodeports",schemaPath:"#/properties/spec/properties/quota/properties/services.nodeports/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["services.nodeports"],data:data18};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/spec/quota/services.nodeports",schemaPath:"#/properties/spec/properties/quota/properties/services.nodeports/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["services.nodeports"].type,parentSchema:schema12.properties.spec.properties.quota.properties["services.nodeports"],data:data18};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data6.secrets !== undefined){
let data19 = data6.secrets;
if(typeof data19 === "string"){
if(func2(data19) > 32){
const err91 = {instancePath:instancePath+"/spec/quota/secrets",schemaPath:"#/properties/spec/properties/quota/properties/secrets/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties.secrets,data:data19};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(func2(data19) < 1){
const err92 = {instancePath:instancePath+"/spec/quota/secrets",schemaPath:"#/properties/spec/properties/quota/properties/secrets/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties.secrets,data:data19};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(!pattern18.test(data19)){
const err93 = {instancePath:instancePath+"/spec/quota/secrets",schemaPath:"#/properties/spec/properties/quota/properties/secrets/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties.secrets,data:data19};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/spec/quota/secrets",schemaPath:"#/properties/spec/properties/quota/properties/secrets/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties.secrets.type,parentSchema:schema12.properties.spec.properties.quota.properties.secrets,data:data19};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data6.configmaps !== undefined){
let data20 = data6.configmaps;
if(typeof data20 === "string"){
if(func2(data20) > 32){
const err95 = {instancePath:instancePath+"/spec/quota/configmaps",schemaPath:"#/properties/spec/properties/quota/properties/configmaps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties.configmaps,data:data20};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(func2(data20) < 1){
const err96 = {instancePath:instancePath+"/spec/quota/configmaps",schemaPath:"#/properties/spec/properties/quota/properties/configmaps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties.configmaps,data:data20};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(!pattern18.test(data20)){
const err97 = {instancePath:instancePath+"/spec/quota/configmaps",schemaPath:"#/properties/spec/properties/quota/properties/configmaps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties.configmaps,data:data20};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
else {
const err98 = {instancePath:instancePath+"/spec/quota/configmaps",schemaPath:"#/properties/spec/properties/quota/properties/configmaps/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties.configmaps.type,parentSchema:schema12.properties.spec.properties.quota.properties.configmaps,data:data20};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data6["count/deployments.apps"] !== undefined){
let data21 = data6["count/deployments.apps"];
if(typeof data21 === "string"){
if(func2(data21) > 32){
const err99 = {instancePath:instancePath+"/spec/quota/count~1deployments.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1deployments.apps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["count/deployments.apps"],data:data21};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(func2(data21) < 1){
const err100 = {instancePath:instancePath+"/spec/quota/count~1deployments.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1deployments.apps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["count/deployments.apps"],data:data21};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(!pattern18.test(data21)){
const err101 = {instancePath:instancePath+"/spec/quota/count~1deployments.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1deployments.apps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["count/deployments.apps"],data:data21};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/spec/quota/count~1deployments.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1deployments.apps/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["count/deployments.apps"].type,parentSchema:schema12.properties.spec.properties.quota.properties["count/deployments.apps"],data:data21};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data6["count/statefulsets.apps"] !== undefined){
let data22 = data6["count/statefulsets.apps"];
if(typeof data22 === "string"){
if(func2(data22) > 32){
const err103 = {instancePath:instancePath+"/spec/quota/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1statefulsets.apps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.properties["count/statefulsets.apps"],data:data22};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(func2(data22) < 1){
const err104 = {instancePath:instancePath+"/spec/quota/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1statefulsets.apps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.properties["count/statefulsets.apps"],data:data22};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(!pattern18.test(data22)){
const err105 = {instancePath:instancePath+"/spec/quota/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1statefulsets.apps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.properties["count/statefulsets.apps"],data:data22};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/spec/quota/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/quota/properties/count~1statefulsets.apps/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.properties["count/statefulsets.apps"].type,parentSchema:schema12.properties.spec.properties.quota.properties["count/statefulsets.apps"],data:data22};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
for(const key4 in data6){
if(pattern17.test(key4)){
let data23 = data6[key4];
if(typeof data23 === "string"){
if(func2(data23) > 32){
const err107 = {instancePath:instancePath+"/spec/quota/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/quota/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data23};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(func2(data23) < 1){
const err108 = {instancePath:instancePath+"/spec/quota/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/quota/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data23};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(!pattern18.test(data23)){
const err109 = {instancePath:instancePath+"/spec/quota/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/quota/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data23};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/spec/quota/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/quota/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"].type,parentSchema:schema12.properties.spec.properties.quota.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data23};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
}
else {
const err111 = {instancePath:instancePath+"/spec/quota",schemaPath:"#/properties/spec/properties/quota/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.properties.quota.type,parentSchema:schema12.properties.spec.properties.quota,data:data6};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data4.ceiling !== undefined){
let data24 = data4.ceiling;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(Object.keys(data24).length > 32){
const err112 = {instancePath:instancePath+"/spec/ceiling",schemaPath:"#/properties/spec/properties/ceiling/maxProperties",keyword:"maxProperties",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling,data:data24};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
for(const key5 in data24){
if(!((func4.call(schema12.properties.spec.properties.ceiling.properties, key5)) || (pattern17.test(key5)))){
const err113 = {instancePath:instancePath+"/spec/ceiling",schemaPath:"#/properties/spec/properties/ceiling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema12.properties.spec.properties.ceiling,data:data24};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data24["requests.cpu"] !== undefined){
let data25 = data24["requests.cpu"];
if(typeof data25 === "string"){
if(func2(data25) > 32){
const err114 = {instancePath:instancePath+"/spec/ceiling/requests.cpu",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.cpu"],data:data25};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(func2(data25) < 1){
const err115 = {instancePath:instancePath+"/spec/ceiling/requests.cpu",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.cpu"],data:data25};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(!pattern18.test(data25)){
const err116 = {instancePath:instancePath+"/spec/ceiling/requests.cpu",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.cpu"],data:data25};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
else {
const err117 = {instancePath:instancePath+"/spec/ceiling/requests.cpu",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.cpu/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["requests.cpu"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.cpu"],data:data25};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data24["requests.memory"] !== undefined){
let data26 = data24["requests.memory"];
if(typeof data26 === "string"){
if(func2(data26) > 32){
const err118 = {instancePath:instancePath+"/spec/ceiling/requests.memory",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.memory"],data:data26};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(func2(data26) < 1){
const err119 = {instancePath:instancePath+"/spec/ceiling/requests.memory",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.memory"],data:data26};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(!pattern18.test(data26)){
const err120 = {instancePath:instancePath+"/spec/ceiling/requests.memory",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.memory"],data:data26};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {instancePath:instancePath+"/spec/ceiling/requests.memory",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.memory/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["requests.memory"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.memory"],data:data26};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data24["limits.cpu"] !== undefined){
let data27 = data24["limits.cpu"];
if(typeof data27 === "string"){
if(func2(data27) > 32){
const err122 = {instancePath:instancePath+"/spec/ceiling/limits.cpu",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.cpu"],data:data27};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(func2(data27) < 1){
const err123 = {instancePath:instancePath+"/spec/ceiling/limits.cpu",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.cpu"],data:data27};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(!pattern18.test(data27)){
const err124 = {instancePath:instancePath+"/spec/ceiling/limits.cpu",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.cpu"],data:data27};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/spec/ceiling/limits.cpu",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.cpu/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["limits.cpu"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.cpu"],data:data27};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data24["limits.memory"] !== undefined){
let data28 = data24["limits.memory"];
if(typeof data28 === "string"){
if(func2(data28) > 32){
const err126 = {instancePath:instancePath+"/spec/ceiling/limits.memory",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.memory"],data:data28};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(func2(data28) < 1){
const err127 = {instancePath:instancePath+"/spec/ceiling/limits.memory",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.memory"],data:data28};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(!pattern18.test(data28)){
const err128 = {instancePath:instancePath+"/spec/ceiling/limits.memory",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.memory"],data:data28};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/spec/ceiling/limits.memory",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.memory/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["limits.memory"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.memory"],data:data28};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data24["requests.ephemeral-storage"] !== undefined){
let data29 = data24["requests.ephemeral-storage"];
if(typeof data29 === "string"){
if(func2(data29) > 32){
const err130 = {instancePath:instancePath+"/spec/ceiling/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.ephemeral-storage"],data:data29};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(func2(data29) < 1){
const err131 = {instancePath:instancePath+"/spec/ceiling/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.ephemeral-storage"],data:data29};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(!pattern18.test(data29)){
const err132 = {instancePath:instancePath+"/spec/ceiling/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.ephemeral-storage"],data:data29};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/spec/ceiling/requests.ephemeral-storage",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["requests.ephemeral-storage"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.ephemeral-storage"],data:data29};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data24["limits.ephemeral-storage"] !== undefined){
let data30 = data24["limits.ephemeral-storage"];
if(typeof data30 === "string"){
if(func2(data30) > 32){
const err134 = {instancePath:instancePath+"/spec/ceiling/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.ephemeral-storage"],data:data30};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(func2(data30) < 1){
const err135 = {instancePath:instancePath+"/spec/ceiling/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.ephemeral-storage"],data:data30};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if(!pattern18.test(data30)){
const err136 = {instancePath:instancePath+"/spec/ceiling/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.ephemeral-storage"],data:data30};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/spec/ceiling/limits.ephemeral-storage",schemaPath:"#/properties/spec/properties/ceiling/properties/limits.ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["limits.ephemeral-storage"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["limits.ephemeral-storage"],data:data30};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data24["requests.storage"] !== undefined){
let data31 = data24["requests.storage"];
if(typeof data31 === "string"){
if(func2(data31) > 32){
const err138 = {instancePath:instancePath+"/spec/ceiling/requests.storage",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.storage"],data:data31};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(func2(data31) < 1){
const err139 = {instancePath:instancePath+"/spec/ceiling/requests.storage",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.storage"],data:data31};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(!pattern18.test(data31)){
const err140 = {instancePath:instancePath+"/spec/ceiling/requests.storage",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.storage"],data:data31};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/spec/ceiling/requests.storage",schemaPath:"#/properties/spec/properties/ceiling/properties/requests.storage/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["requests.storage"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["requests.storage"],data:data31};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data24.persistentvolumeclaims !== undefined){
let data32 = data24.persistentvolumeclaims;
if(typeof data32 === "string"){
if(func2(data32) > 32){
const err142 = {instancePath:instancePath+"/spec/ceiling/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/ceiling/properties/persistentvolumeclaims/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties.persistentvolumeclaims,data:data32};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(func2(data32) < 1){
const err143 = {instancePath:instancePath+"/spec/ceiling/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/ceiling/properties/persistentvolumeclaims/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties.persistentvolumeclaims,data:data32};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(!pattern18.test(data32)){
const err144 = {instancePath:instancePath+"/spec/ceiling/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/ceiling/properties/persistentvolumeclaims/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties.persistentvolumeclaims,data:data32};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/spec/ceiling/persistentvolumeclaims",schemaPath:"#/properties/spec/properties/ceiling/properties/persistentvolumeclaims/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties.persistentvolumeclaims.type,parentSchema:schema12.properties.spec.properties.ceiling.properties.persistentvolumeclaims,data:data32};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data24.pods !== undefined){
let data33 = data24.pods;
if(typeof data33 === "string"){
if(func2(data33) > 32){
const err146 = {instancePath:instancePath+"/spec/ceiling/pods",schemaPath:"#/properties/spec/properties/ceiling/properties/pods/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties.pods,data:data33};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(func2(data33) < 1){
const err147 = {instancePath:instancePath+"/spec/ceiling/pods",schemaPath:"#/properties/spec/properties/ceiling/properties/pods/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties.pods,data:data33};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(!pattern18.test(data33)){
const err148 = {instancePath:instancePath+"/spec/ceiling/pods",schemaPath:"#/properties/spec/properties/ceiling/properties/pods/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties.pods,data:data33};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/spec/ceiling/pods",schemaPath:"#/properties/spec/properties/ceiling/properties/pods/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties.pods.type,parentSchema:schema12.properties.spec.properties.ceiling.properties.pods,data:data33};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data24.services !== undefined){
let data34 = data24.services;
if(typeof data34 === "string"){
if(func2(data34) > 32){
const err150 = {instancePath:instancePath+"/spec/ceiling/services",schemaPath:"#/properties/spec/properties/ceiling/properties/services/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties.services,data:data34};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(func2(data34) < 1){
const err151 = {instancePath:instancePath+"/spec/ceiling/services",schemaPath:"#/properties/spec/properties/ceiling/properties/services/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties.services,data:data34};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(!pattern18.test(data34)){
const err152 = {instancePath:instancePath+"/spec/ceiling/services",schemaPath:"#/properties/spec/properties/ceiling/properties/services/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties.services,data:data34};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
else {
const err153 = {instancePath:instancePath+"/spec/ceiling/services",schemaPath:"#/properties/spec/properties/ceiling/properties/services/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties.services.type,parentSchema:schema12.properties.spec.properties.ceiling.properties.services,data:data34};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data24["services.loadbalancers"] !== undefined){
let data35 = data24["services.loadbalancers"];
if(typeof data35 === "string"){
if(func2(data35) > 32){
const err154 = {instancePath:instancePath+"/spec/ceiling/services.loadbalancers",schemaPath:"#/properties/spec/properties/ceiling/properties/services.loadbalancers/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["services.loadbalancers"],data:data35};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(func2(data35) < 1){
const err155 = {instancePath:instancePath+"/spec/ceiling/services.loadbalancers",schemaPath:"#/properties/spec/properties/ceiling/properties/services.loadbalancers/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["services.loadbalancers"],data:data35};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(!pattern18.test(data35)){
const err156 = {instancePath:instancePath+"/spec/ceiling/services.loadbalancers",schemaPath:"#/properties/spec/properties/ceiling/properties/services.loadbalancers/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["services.loadbalancers"],data:data35};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {instancePath:instancePath+"/spec/ceiling/services.loadbalancers",schemaPath:"#/properties/spec/properties/ceiling/properties/services.loadbalancers/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["services.loadbalancers"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["services.loadbalancers"],data:data35};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data24["services.nodeports"] !== undefined){
let data36 = data24["services.nodeports"];
if(typeof data36 === "string"){
if(func2(data36) > 32){
const err158 = {instancePath:instancePath+"/spec/ceiling/services.nodeports",schemaPath:"#/properties/spec/properties/ceiling/properties/services.nodeports/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["services.nodeports"],data:data36};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(func2(data36) < 1){
const err159 = {instancePath:instancePath+"/spec/ceiling/services.nodeports",schemaPath:"#/properties/spec/properties/ceiling/properties/services.nodeports/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["services.nodeports"],data:data36};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(!pattern18.test(data36)){
const err160 = {instancePath:instancePath+"/spec/ceiling/services.nodeports",schemaPath:"#/properties/spec/properties/ceiling/properties/services.nodeports/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["services.nodeports"],data:data36};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
else {
const err161 = {instancePath:instancePath+"/spec/ceiling/services.nodeports",schemaPath:"#/properties/spec/properties/ceiling/properties/services.nodeports/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["services.nodeports"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["services.nodeports"],data:data36};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data24.secrets !== undefined){
let data37 = data24.secrets;
if(typeof data37 === "string"){
if(func2(data37) > 32){
const err162 = {instancePath:instancePath+"/spec/ceiling/secrets",schemaPath:"#/properties/spec/properties/ceiling/properties/secrets/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties.secrets,data:data37};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(func2(data37) < 1){
const err163 = {instancePath:instancePath+"/spec/ceiling/secrets",schemaPath:"#/properties/spec/properties/ceiling/properties/secrets/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties.secrets,data:data37};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(!pattern18.test(data37)){
const err164 = {instancePath:instancePath+"/spec/ceiling/secrets",schemaPath:"#/properties/spec/properties/ceiling/properties/secrets/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties.secrets,data:data37};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
else {
const err165 = {instancePath:instancePath+"/spec/ceiling/secrets",schemaPath:"#/properties/spec/properties/ceiling/properties/secrets/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties.secrets.type,parentSchema:schema12.properties.spec.properties.ceiling.properties.secrets,data:data37};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data24.configmaps !== undefined){
let data38 = data24.configmaps;
if(typeof data38 === "string"){
if(func2(data38) > 32){
const err166 = {instancePath:instancePath+"/spec/ceiling/configmaps",schemaPath:"#/properties/spec/properties/ceiling/properties/configmaps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties.configmaps,data:data38};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(func2(data38) < 1){
const err167 = {instancePath:instancePath+"/spec/ceiling/configmaps",schemaPath:"#/properties/spec/properties/ceiling/properties/configmaps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties.configmaps,data:data38};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(!pattern18.test(data38)){
const err168 = {instancePath:instancePath+"/spec/ceiling/configmaps",schemaPath:"#/properties/spec/properties/ceiling/properties/configmaps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties.configmaps,data:data38};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
else {
const err169 = {instancePath:instancePath+"/spec/ceiling/configmaps",schemaPath:"#/properties/spec/properties/ceiling/properties/configmaps/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties.configmaps.type,parentSchema:schema12.properties.spec.properties.ceiling.properties.configmaps,data:data38};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data24["count/deployments.apps"] !== undefined){
let data39 = data24["count/deployments.apps"];
if(typeof data39 === "string"){
if(func2(data39) > 32){
const err170 = {instancePath:instancePath+"/spec/ceiling/count~1deployments.apps",schemaPath:"#/properties/spec/properties/ceiling/properties/count~1deployments.apps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["count/deployments.apps"],data:data39};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if(func2(data39) < 1){
const err171 = {instancePath:instancePath+"/spec/ceiling/count~1deployments.apps",schemaPath:"#/properties/spec/properties/ceiling/properties/count~1deployments.apps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["count/deployments.apps"],data:data39};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(!pattern18.test(data39)){
const err172 = {instancePath:instancePath+"/spec/ceiling/count~1deployments.apps",schemaPath:"#/properties/spec/properties/ceiling/properties/count~1deployments.apps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["count/deployments.apps"],data:data39};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
else {
const err173 = {instancePath:instancePath+"/spec/ceiling/count~1deployments.apps",schemaPath:"#/properties/spec/properties/ceiling/properties/count~1deployments.apps/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["count/deployments.apps"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["count/deployments.apps"],data:data39};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
if(data24["count/statefulsets.apps"] !== undefined){
let data40 = data24["count/statefulsets.apps"];
if(typeof data40 === "string"){
if(func2(data40) > 32){
const err174 = {instancePath:instancePath+"/spec/ceiling/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/ceiling/properties/count~1statefulsets.apps/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.properties["count/statefulsets.apps"],data:data40};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(func2(data40) < 1){
const err175 = {instancePath:instancePath+"/spec/ceiling/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/ceiling/properties/count~1statefulsets.apps/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.properties["count/statefulsets.apps"],data:data40};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(!pattern18.test(data40)){
const err176 = {instancePath:instancePath+"/spec/ceiling/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/ceiling/properties/count~1statefulsets.apps/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.properties["count/statefulsets.apps"],data:data40};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
else {
const err177 = {instancePath:instancePath+"/spec/ceiling/count~1statefulsets.apps",schemaPath:"#/properties/spec/properties/ceiling/properties/count~1statefulsets.apps/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.properties["count/statefulsets.apps"].type,parentSchema:schema12.properties.spec.properties.ceiling.properties["count/statefulsets.apps"],data:data40};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
for(const key6 in data24){
if(pattern17.test(key6)){
let data41 = data24[key6];
if(typeof data41 === "string"){
if(func2(data41) > 32){
const err178 = {instancePath:instancePath+"/spec/ceiling/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ceiling/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.ceiling.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data41};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(func2(data41) < 1){
const err179 = {instancePath:instancePath+"/spec/ceiling/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ceiling/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.ceiling.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data41};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if(!pattern18.test(data41)){
const err180 = {instancePath:instancePath+"/spec/ceiling/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ceiling/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.ceiling.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data41};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
else {
const err181 = {instancePath:instancePath+"/spec/ceiling/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/ceiling/patternProperties/%5E%5Ba-z0-9%5D%5Ba-z0-9.-%5D%7B0%2C200%7D%5C.storageclass%5C.storage%5C.k8s%5C.io~1(requests%5C.storage%7Cpersistentvolumeclaims)%24/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.ceiling.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"].type,parentSchema:schema12.properties.spec.properties.ceiling.patternProperties["^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$"],data:data41};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
}
}
else {
const err182 = {instancePath:instancePath+"/spec/ceiling",schemaPath:"#/properties/spec/properties/ceiling/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.properties.ceiling.type,parentSchema:schema12.properties.spec.properties.ceiling,data:data24};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data4.namespaces !== undefined){
let data42 = data4.namespaces;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
const err183 = {instancePath:instancePath+"/spec/namespaces",schemaPath:"#/properties/spec/properties/namespaces/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.spec.properties.namespaces.type,parentSchema:schema12.properties.spec.properties.namespaces,data:data42};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 50 || isNaN(data42)){
const err184 = {instancePath:instancePath+"/spec/namespaces",schemaPath:"#/properties/spec/properties/namespaces/maximum",keyword:"maximum",params:{comparison: "<=", limit: 50},schema:50,parentSchema:schema12.properties.spec.properties.namespaces,data:data42};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(data42 < 0 || isNaN(data42)){
const err185 = {instancePath:instancePath+"/spec/namespaces",schemaPath:"#/properties/spec/properties/namespaces/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.spec.properties.namespaces,data:data42};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
}
if(data4.containers !== undefined){
let data43 = data4.containers;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.limits === undefined){
const err186 = {instancePath:instancePath+"/spec/containers",schemaPath:"#/properties/spec/properties/containers/required",keyword:"required",params:{missingProperty: "limits"},schema:schema12.properties.spec.properties.containers.required,parentSchema:schema12.properties.spec.properties.containers,data:data43};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(data43.requests === undefined){
const err187 = {instancePath:instancePath+"/spec/containers",schemaPath:"#/properties/spec/properties/containers/required",keyword:"required",params:{missingProperty: "requests"},schema:schema12.properties.spec.properties.containers.required,parentSchema:schema12.properties.spec.properties.containers,data:data43};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
for(const key7 in data43){
if(!((key7 === "limits") || (key7 === "requests"))){
const err188 = {instancePath:instancePath+"/spec/containers",schemaPath:"#/properties/spec/properties/containers/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema12.properties.spec.properties.containers,data:data43};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data43.limits !== undefined){
let data44 = data43.limits;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.cpu === undefined){
const err189 = {instancePath:instancePath+"/spec/containers/limits",schemaPath:"#/properties/spec/properties/containers/properties/limits/required",keyword:"required",params:{missingProperty: "cpu"},schema:schema12.properties.spec.properties.containers.properties.limits.required,parentSchema:schema12.properties.spec.properties.containers.properties.limits,data:data44};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(data44.memory === undefined){
const err190 = {instancePath:instancePath+"/spec/containers/limits",schemaPath:"#/properties/spec/properties/containers/properties/limits/required",keyword:"required",params:{missingProperty: "memory"},schema:schema12.properties.spec.properties.containers.properties.limits.required,parentSchema:schema12.properties.spec.properties.containers.properties.limits,data:data44};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if(data44["ephemeral-storage"] === undefined){
const err191 = {instancePath:instancePath+"/spec/containers/limits",schemaPath:"#/properties/spec/properties/containers/properties/limits/required",keyword:"required",params:{missingProperty: "ephemeral-storage"},schema:schema12.properties.spec.properties.containers.properties.limits.required,parentSchema:schema12.properties.spec.properties.containers.properties.limits,data:data44};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
for(const key8 in data44){
if(!(((key8 === "cpu") || (key8 === "memory")) || (key8 === "ephemeral-storage"))){
const err192 = {instancePath:instancePath+"/spec/containers/limits",schemaPath:"#/properties/spec/properties/containers/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema12.properties.spec.properties.containers.properties.limits,data:data44};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
if(data44.cpu !== undefined){
let data45 = data44.cpu;
if(typeof data45 === "string"){
if(func2(data45) > 32){
const err193 = {instancePath:instancePath+"/spec/containers/limits/cpu",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties.cpu,data:data45};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
if(func2(data45) < 1){
const err194 = {instancePath:instancePath+"/spec/containers/limits/cpu",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties.cpu,data:data45};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(!pattern18.test(data45)){
const err195 = {instancePath:instancePath+"/spec/containers/limits/cpu",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties.cpu,data:data45};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {instancePath:instancePath+"/spec/containers/limits/cpu",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/cpu/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.containers.properties.limits.properties.cpu.type,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties.cpu,data:data45};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data44.memory !== undefined){
let data46 = data44.memory;
if(typeof data46 === "string"){
if(func2(data46) > 32){
const err197 = {instancePath:instancePath+"/spec/containers/limits/memory",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties.memory,data:data46};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(func2(data46) < 1){
const err198 = {instancePath:instancePath+"/spec/containers/limits/memory",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties.memory,data:data46};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(!pattern18.test(data46)){
const err199 = {instancePath:instancePath+"/spec/containers/limits/memory",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties.memory,data:data46};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
else {
const err200 = {instancePath:instancePath+"/spec/containers/limits/memory",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/memory/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.containers.properties.limits.properties.memory.type,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties.memory,data:data46};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data44["ephemeral-storage"] !== undefined){
let data47 = data44["ephemeral-storage"];
if(typeof data47 === "string"){
if(func2(data47) > 32){
const err201 = {instancePath:instancePath+"/spec/containers/limits/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"],data:data47};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if(func2(data47) < 1){
const err202 = {instancePath:instancePath+"/spec/containers/limits/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"],data:data47};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(!pattern18.test(data47)){
const err203 = {instancePath:instancePath+"/spec/containers/limits/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"],data:data47};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
else {
const err204 = {instancePath:instancePath+"/spec/containers/limits/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/limits/properties/ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"].type,parentSchema:schema12.properties.spec.properties.containers.properties.limits.properties["ephemeral-storage"],data:data47};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
}
else {
const err205 = {instancePath:instancePath+"/spec/containers/limits",schemaPath:"#/properties/spec/properties/containers/properties/limits/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.properties.containers.properties.limits.type,parentSchema:schema12.properties.spec.properties.containers.properties.limits,data:data44};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
if(data43.requests !== undefined){
let data48 = data43.requests;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.cpu === undefined){
const err206 = {instancePath:instancePath+"/spec/containers/requests",schemaPath:"#/properties/spec/properties/containers/properties/requests/required",keyword:"required",params:{missingProperty: "cpu"},schema:schema12.properties.spec.properties.containers.properties.requests.required,parentSchema:schema12.properties.spec.properties.containers.properties.requests,data:data48};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
if(data48.memory === undefined){
const err207 = {instancePath:instancePath+"/spec/containers/requests",schemaPath:"#/properties/spec/properties/containers/properties/requests/required",keyword:"required",params:{missingProperty: "memory"},schema:schema12.properties.spec.properties.containers.properties.requests.required,parentSchema:schema12.properties.spec.properties.containers.properties.requests,data:data48};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(data48["ephemeral-storage"] === undefined){
const err208 = {instancePath:instancePath+"/spec/containers/requests",schemaPath:"#/properties/spec/properties/containers/properties/requests/required",keyword:"required",params:{missingProperty: "ephemeral-storage"},schema:schema12.properties.spec.properties.containers.properties.requests.required,parentSchema:schema12.properties.spec.properties.containers.properties.requests,data:data48};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
for(const key9 in data48){
if(!(((key9 === "cpu") || (key9 === "memory")) || (key9 === "ephemeral-storage"))){
const err209 = {instancePath:instancePath+"/spec/containers/requests",schemaPath:"#/properties/spec/properties/containers/properties/requests/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema12.properties.spec.properties.containers.properties.requests,data:data48};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
if(data48.cpu !== undefined){
let data49 = data48.cpu;
if(typeof data49 === "string"){
if(func2(data49) > 32){
const err210 = {instancePath:instancePath+"/spec/containers/requests/cpu",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/cpu/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties.cpu,data:data49};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(func2(data49) < 1){
const err211 = {instancePath:instancePath+"/spec/containers/requests/cpu",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/cpu/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties.cpu,data:data49};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(!pattern18.test(data49)){
const err212 = {instancePath:instancePath+"/spec/containers/requests/cpu",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/cpu/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties.cpu,data:data49};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
else {
const err213 = {instancePath:instancePath+"/spec/containers/requests/cpu",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/cpu/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.containers.properties.requests.properties.cpu.type,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties.cpu,data:data49};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data48.memory !== undefined){
let data50 = data48.memory;
if(typeof data50 === "string"){
if(func2(data50) > 32){
const err214 = {instancePath:instancePath+"/spec/containers/requests/memory",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/memory/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties.memory,data:data50};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(func2(data50) < 1){
const err215 = {instancePath:instancePath+"/spec/containers/requests/memory",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/memory/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties.memory,data:data50};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(!pattern18.test(data50)){
const err216 = {instancePath:instancePath+"/spec/containers/requests/memory",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/memory/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties.memory,data:data50};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
else {
const err217 = {instancePath:instancePath+"/spec/containers/requests/memory",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/memory/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.containers.properties.requests.properties.memory.type,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties.memory,data:data50};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
if(data48["ephemeral-storage"] !== undefined){
let data51 = data48["ephemeral-storage"];
if(typeof data51 === "string"){
if(func2(data51) > 32){
const err218 = {instancePath:instancePath+"/spec/containers/requests/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/ephemeral-storage/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"],data:data51};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(func2(data51) < 1){
const err219 = {instancePath:instancePath+"/spec/containers/requests/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/ephemeral-storage/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"],data:data51};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
if(!pattern18.test(data51)){
const err220 = {instancePath:instancePath+"/spec/containers/requests/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/ephemeral-storage/pattern",keyword:"pattern",params:{pattern: "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"},schema:"^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"],data:data51};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
else {
const err221 = {instancePath:instancePath+"/spec/containers/requests/ephemeral-storage",schemaPath:"#/properties/spec/properties/containers/properties/requests/properties/ephemeral-storage/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"].type,parentSchema:schema12.properties.spec.properties.containers.properties.requests.properties["ephemeral-storage"],data:data51};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
}
else {
const err222 = {instancePath:instancePath+"/spec/containers/requests",schemaPath:"#/properties/spec/properties/containers/properties/requests/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.properties.containers.properties.requests.type,parentSchema:schema12.properties.spec.properties.containers.properties.requests,data:data48};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
}
else {
const err223 = {instancePath:instancePath+"/spec/containers",schemaPath:"#/properties/spec/properties/containers/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.properties.containers.type,parentSchema:schema12.properties.spec.properties.containers,data:data43};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data4.egress !== undefined){
let data52 = data4.egress;
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.internet === undefined){
const err224 = {instancePath:instancePath+"/spec/egress",schemaPath:"#/properties/spec/properties/egress/required",keyword:"required",params:{missingProperty: "internet"},schema:schema12.properties.spec.properties.egress.required,parentSchema:schema12.properties.spec.properties.egress,data:data52};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
if(data52.custom === undefined){
const err225 = {instancePath:instancePath+"/spec/egress",schemaPath:"#/properties/spec/properties/egress/required",keyword:"required",params:{missingProperty: "custom"},schema:schema12.properties.spec.properties.egress.required,parentSchema:schema12.properties.spec.properties.egress,data:data52};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
for(const key10 in data52){
if(!((((key10 === "internet") || (key10 === "custom")) || (key10 === "cidrs")) || (key10 === "access"))){
const err226 = {instancePath:instancePath+"/spec/egress",schemaPath:"#/properties/spec/properties/egress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema12.properties.spec.properties.egress,data:data52};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
if(data52.internet !== undefined){
let data53 = data52.internet;
if(typeof data53 !== "boolean"){
const err227 = {instancePath:instancePath+"/spec/egress/internet",schemaPath:"#/properties/spec/properties/egress/properties/internet/type",keyword:"type",params:{type: "boolean"},schema:schema12.properties.spec.properties.egress.properties.internet.type,parentSchema:schema12.properties.spec.properties.egress.properties.internet,data:data53};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
if(data52.custom !== undefined){
let data54 = data52.custom;
if(typeof data54 !== "boolean"){
const err228 = {instancePath:instancePath+"/spec/egress/custom",schemaPath:"#/properties/spec/properties/egress/properties/custom/type",keyword:"type",params:{type: "boolean"},schema:schema12.properties.spec.properties.egress.properties.custom.type,parentSchema:schema12.properties.spec.properties.egress.properties.custom,data:data54};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data52.cidrs !== undefined){
let data55 = data52.cidrs;
if(Array.isArray(data55)){
if(data55.length > 64){
const err229 = {instancePath:instancePath+"/spec/egress/cidrs",schemaPath:"#/properties/spec/properties/egress/properties/cidrs/maxItems",keyword:"maxItems",params:{limit: 64},schema:64,parentSchema:schema12.properties.spec.properties.egress.properties.cidrs,data:data55};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
const len0 = data55.length;
for(let i0=0; i0<len0; i0++){
let data56 = data55[i0];
if(typeof data56 === "string"){
if(func2(data56) > 49){
const err230 = {instancePath:instancePath+"/spec/egress/cidrs/" + i0,schemaPath:"#/properties/spec/properties/egress/properties/cidrs/items/maxLength",keyword:"maxLength",params:{limit: 49},schema:49,parentSchema:schema12.properties.spec.properties.egress.properties.cidrs.items,data:data56};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
if(func2(data56) < 3){
const err231 = {instancePath:instancePath+"/spec/egress/cidrs/" + i0,schemaPath:"#/properties/spec/properties/egress/properties/cidrs/items/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema12.properties.spec.properties.egress.properties.cidrs.items,data:data56};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
else {
const err232 = {instancePath:instancePath+"/spec/egress/cidrs/" + i0,schemaPath:"#/properties/spec/properties/egress/properties/cidrs/items/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.egress.properties.cidrs.items.type,parentSchema:schema12.properties.spec.properties.egress.properties.cidrs.items,data:data56};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
}
else {
const err233 = {instancePath:instancePath+"/spec/egress/cidrs",schemaPath:"#/properties/spec/properties/egress/properties/cidrs/type",keyword:"type",params:{type: "array"},schema:schema12.properties.spec.properties.egress.properties.cidrs.type,parentSchema:schema12.properties.spec.properties.egress.properties.cidrs,data:data55};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
if(data52.access !== undefined){
let data57 = data52.access;
if(Array.isArray(data57)){
if(data57.length > 3){
const err234 = {instancePath:instancePath+"/spec/egress/access",schemaPath:"#/properties/spec/properties/egress/properties/access/maxItems",keyword:"maxItems",params:{limit: 3},schema:3,parentSchema:schema12.properties.spec.properties.egress.properties.access,data:data57};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
const len1 = data57.length;
for(let i1=0; i1<len1; i1++){
let data58 = data57[i1];
if(typeof data58 !== "string"){
const err235 = {instancePath:instancePath+"/spec/egress/access/" + i1,schemaPath:"#/properties/spec/properties/egress/properties/access/items/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.egress.properties.access.items.type,parentSchema:schema12.properties.spec.properties.egress.properties.access.items,data:data58};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(!(((data58 === "APIServer") || (data58 === "Metadata")) || (data58 === "Nodes"))){
const err236 = {instancePath:instancePath+"/spec/egress/access/" + i1,schemaPath:"#/properties/spec/properties/egress/properties/access/items/enum",keyword:"enum",params:{allowedValues: schema12.properties.spec.properties.egress.properties.access.items.enum},schema:schema12.properties.spec.properties.egress.properties.access.items.enum,parentSchema:schema12.properties.spec.properties.egress.properties.access.items,data:data58};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
let i2 = data57.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data57[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err237 = {instancePath:instancePath+"/spec/egress/access",schemaPath:"#/properties/spec/properties/egress/properties/access/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema12.properties.spec.properties.egress.properties.access,data:data57};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err238 = {instancePath:instancePath+"/spec/egress/access",schemaPath:"#/properties/spec/properties/egress/properties/access/type",keyword:"type",params:{type: "array"},schema:schema12.properties.spec.properties.egress.properties.access.type,parentSchema:schema12.properties.spec.properties.egress.properties.access,data:data57};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
}
else {
const err239 = {instancePath:instancePath+"/spec/egress",schemaPath:"#/properties/spec/properties/egress/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.properties.egress.type,parentSchema:schema12.properties.spec.properties.egress,data:data52};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
if(data4.registries !== undefined){
let data59 = data4.registries;
if(Array.isArray(data59)){
if(data59.length > 64){
const err240 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/maxItems",keyword:"maxItems",params:{limit: 64},schema:64,parentSchema:schema12.properties.spec.properties.registries,data:data59};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
const len2 = data59.length;
for(let i3=0; i3<len2; i3++){
let data60 = data59[i3];
if(typeof data60 === "string"){
if(func2(data60) > 255){
const err241 = {instancePath:instancePath+"/spec/registries/" + i3,schemaPath:"#/properties/spec/properties/registries/items/maxLength",keyword:"maxLength",params:{limit: 255},schema:255,parentSchema:schema12.properties.spec.properties.registries.items,data:data60};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if(func2(data60) < 1){
const err242 = {instancePath:instancePath+"/spec/registries/" + i3,schemaPath:"#/properties/spec/properties/registries/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema12.properties.spec.properties.registries.items,data:data60};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
if(!pattern40.test(data60)){
const err243 = {instancePath:instancePath+"/spec/registries/" + i3,schemaPath:"#/properties/spec/properties/registries/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$"},schema:"^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$",parentSchema:schema12.properties.spec.properties.registries.items,data:data60};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
else {
const err244 = {instancePath:instancePath+"/spec/registries/" + i3,schemaPath:"#/properties/spec/properties/registries/items/type",keyword:"type",params:{type: "string"},schema:schema12.properties.spec.properties.registries.items.type,parentSchema:schema12.properties.spec.properties.registries.items,data:data60};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
let i4 = data59.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data59[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err245 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema12.properties.spec.properties.registries,data:data59};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
else {
const err246 = {instancePath:instancePath+"/spec/registries",schemaPath:"#/properties/spec/properties/registries/type",keyword:"type",params:{type: "array"},schema:schema12.properties.spec.properties.registries.type,parentSchema:schema12.properties.spec.properties.registries,data:data59};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
if(data4.throttle !== undefined){
let data61 = data4.throttle;
if(data61 && typeof data61 == "object" && !Array.isArray(data61)){
if(data61.requestsPerMinute === undefined){
const err247 = {instancePath:instancePath+"/spec/throttle",schemaPath:"#/properties/spec/properties/throttle/required",keyword:"required",params:{missingProperty: "requestsPerMinute"},schema:schema12.properties.spec.properties.throttle.required,parentSchema:schema12.properties.spec.properties.throttle,data:data61};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(data61.requestsPerHour === undefined){
const err248 = {instancePath:instancePath+"/spec/throttle",schemaPath:"#/properties/spec/properties/throttle/required",keyword:"required",params:{missingProperty: "requestsPerHour"},schema:schema12.properties.spec.properties.throttle.required,parentSchema:schema12.properties.spec.properties.throttle,data:data61};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if(data61.concurrentJobs === undefined){
const err249 = {instancePath:instancePath+"/spec/throttle",schemaPath:"#/properties/spec/properties/throttle/required",keyword:"required",params:{missingProperty: "concurrentJobs"},schema:schema12.properties.spec.properties.throttle.required,parentSchema:schema12.properties.spec.properties.throttle,data:data61};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
for(const key11 in data61){
if(!(((key11 === "requestsPerMinute") || (key11 === "requestsPerHour")) || (key11 === "concurrentJobs"))){
const err250 = {instancePath:instancePath+"/spec/throttle",schemaPath:"#/properties/spec/properties/throttle/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema12.properties.spec.properties.throttle,data:data61};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
if(data61.requestsPerMinute !== undefined){
let data62 = data61.requestsPerMinute;
if(!(((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62))) && (isFinite(data62)))){
const err251 = {instancePath:instancePath+"/spec/throttle/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerMinute/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.spec.properties.throttle.properties.requestsPerMinute.type,parentSchema:schema12.properties.spec.properties.throttle.properties.requestsPerMinute,data:data62};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if((typeof data62 == "number") && (isFinite(data62))){
if(data62 > 1000000 || isNaN(data62)){
const err252 = {instancePath:instancePath+"/spec/throttle/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerMinute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},schema:1000000,parentSchema:schema12.properties.spec.properties.throttle.properties.requestsPerMinute,data:data62};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if(data62 < 0 || isNaN(data62)){
const err253 = {instancePath:instancePath+"/spec/throttle/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerMinute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.spec.properties.throttle.properties.requestsPerMinute,data:data62};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
}
if(data61.requestsPerHour !== undefined){
let data63 = data61.requestsPerHour;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
const err254 = {instancePath:instancePath+"/spec/throttle/requestsPerHour",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerHour/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.spec.properties.throttle.properties.requestsPerHour.type,parentSchema:schema12.properties.spec.properties.throttle.properties.requestsPerHour,data:data63};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
if((typeof data63 == "number") && (isFinite(data63))){
if(data63 > 60000000 || isNaN(data63)){
const err255 = {instancePath:instancePath+"/spec/throttle/requestsPerHour",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerHour/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000000},schema:60000000,parentSchema:schema12.properties.spec.properties.throttle.properties.requestsPerHour,data:data63};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
if(data63 < 0 || isNaN(data63)){
const err256 = {instancePath:instancePath+"/spec/throttle/requestsPerHour",schemaPath:"#/properties/spec/properties/throttle/properties/requestsPerHour/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.spec.properties.throttle.properties.requestsPerHour,data:data63};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
}
if(data61.concurrentJobs !== undefined){
let data64 = data61.concurrentJobs;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err257 = {instancePath:instancePath+"/spec/throttle/concurrentJobs",schemaPath:"#/properties/spec/properties/throttle/properties/concurrentJobs/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.spec.properties.throttle.properties.concurrentJobs.type,parentSchema:schema12.properties.spec.properties.throttle.properties.concurrentJobs,data:data64};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 > 100000 || isNaN(data64)){
const err258 = {instancePath:instancePath+"/spec/throttle/concurrentJobs",schemaPath:"#/properties/spec/properties/throttle/properties/concurrentJobs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema12.properties.spec.properties.throttle.properties.concurrentJobs,data:data64};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
if(data64 < 0 || isNaN(data64)){
const err259 = {instancePath:instancePath+"/spec/throttle/concurrentJobs",schemaPath:"#/properties/spec/properties/throttle/properties/concurrentJobs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.spec.properties.throttle.properties.concurrentJobs,data:data64};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
}
}
else {
const err260 = {instancePath:instancePath+"/spec/throttle",schemaPath:"#/properties/spec/properties/throttle/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.properties.throttle.type,parentSchema:schema12.properties.spec.properties.throttle,data:data61};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
if(data4.throttleCeiling !== undefined){
let data65 = data4.throttleCeiling;
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
for(const key12 in data65){
if(!(((key12 === "requestsPerMinute") || (key12 === "requestsPerHour")) || (key12 === "concurrentJobs"))){
const err261 = {instancePath:instancePath+"/spec/throttleCeiling",schemaPath:"#/properties/spec/properties/throttleCeiling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema12.properties.spec.properties.throttleCeiling,data:data65};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
if(data65.requestsPerMinute !== undefined){
let data66 = data65.requestsPerMinute;
if(!(((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66))) && (isFinite(data66)))){
const err262 = {instancePath:instancePath+"/spec/throttleCeiling/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/requestsPerMinute/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.spec.properties.throttleCeiling.properties.requestsPerMinute.type,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.requestsPerMinute,data:data66};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
if((typeof data66 == "number") && (isFinite(data66))){
if(data66 > 1000000 || isNaN(data66)){
const err263 = {instancePath:instancePath+"/spec/throttleCeiling/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/requestsPerMinute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},schema:1000000,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.requestsPerMinute,data:data66};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data66 < 0 || isNaN(data66)){
const err264 = {instancePath:instancePath+"/spec/throttleCeiling/requestsPerMinute",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/requestsPerMinute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.requestsPerMinute,data:data66};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
}
if(data65.requestsPerHour !== undefined){
let data67 = data65.requestsPerHour;
if(!(((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67))) && (isFinite(data67)))){
const err265 = {instancePath:instancePath+"/spec/throttleCeiling/requestsPerHour",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/requestsPerHour/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.spec.properties.throttleCeiling.properties.requestsPerHour.type,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.requestsPerHour,data:data67};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 > 60000000 || isNaN(data67)){
const err266 = {instancePath:instancePath+"/spec/throttleCeiling/requestsPerHour",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/requestsPerHour/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000000},schema:60000000,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.requestsPerHour,data:data67};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
if(data67 < 0 || isNaN(data67)){
const err267 = {instancePath:instancePath+"/spec/throttleCeiling/requestsPerHour",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/requestsPerHour/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.requestsPerHour,data:data67};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
}
if(data65.concurrentJobs !== undefined){
let data68 = data65.concurrentJobs;
if(!(((typeof data68 == "number") && (!(data68 % 1) && !isNaN(data68))) && (isFinite(data68)))){
const err268 = {instancePath:instancePath+"/spec/throttleCeiling/concurrentJobs",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/concurrentJobs/type",keyword:"type",params:{type: "integer"},schema:schema12.properties.spec.properties.throttleCeiling.properties.concurrentJobs.type,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.concurrentJobs,data:data68};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
if((typeof data68 == "number") && (isFinite(data68))){
if(data68 > 100000 || isNaN(data68)){
const err269 = {instancePath:instancePath+"/spec/throttleCeiling/concurrentJobs",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/concurrentJobs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.concurrentJobs,data:data68};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if(data68 < 0 || isNaN(data68)){
const err270 = {instancePath:instancePath+"/spec/throttleCeiling/concurrentJobs",schemaPath:"#/properties/spec/properties/throttleCeiling/properties/concurrentJobs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema12.properties.spec.properties.throttleCeiling.properties.concurrentJobs,data:data68};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
}
}
else {
const err271 = {instancePath:instancePath+"/spec/throttleCeiling",schemaPath:"#/properties/spec/properties/throttleCeiling/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.properties.throttleCeiling.type,parentSchema:schema12.properties.spec.properties.throttleCeiling,data:data65};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
}
else {
const err272 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema12.properties.spec.type,parentSchema:schema12.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
}
else {
const err273 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

const Cluster = validate12;
const schema13 = {"type":"object","required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"type":"string","const":"tenantry.dev/v1alpha1"},"kind":{"type":"string","const":"Cluster"},"metadata":{"type":"object","required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Cluster name."}},"additionalProperties":false},"spec":{"type":"object","required":["network"],"properties":{"tenant":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"The only tenant that may run here, by id: a cluster of its own. Without this field the cluster is shared."},"shards":{"enum":[1,2,4,8,16,32,64],"type":"integer","description":"Deploy branches of this cluster; 16 by default, fixed when the cluster is registered."},"network":{"type":"object","required":["pods","services","nodes","apiServer"],"properties":{"pods":{"type":"array","items":{"type":"string","minLength":3,"maxLength":49,"description":"An IPv4 or IPv6 block, for instance 203.0.113.0/24."},"minItems":1,"maxItems":8},"services":{"type":"array","items":{"type":"string","minLength":3,"maxLength":49,"description":"An IPv4 or IPv6 block, for instance 203.0.113.0/24."},"minItems":1,"maxItems":8},"nodes":{"type":"array","items":{"type":"string","minLength":3,"maxLength":49,"description":"An IPv4 or IPv6 block, for instance 203.0.113.0/24."},"minItems":1,"maxItems":32},"apiServer":{"type":"object","required":["cidrs","port"],"properties":{"cidrs":{"type":"array","items":{"type":"string","minLength":3,"maxLength":49,"description":"An IPv4 or IPv6 block, for instance 203.0.113.0/24."},"minItems":1,"maxItems":8},"port":{"type":"integer","minimum":1,"maximum":65535}},"additionalProperties":false},"dns":{"type":"object","required":["namespace"],"properties":{"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Namespace."},"podLabels":{"type":"object","patternProperties":{"^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$":{"type":"string","pattern":"^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$"}},"maxProperties":16}},"additionalProperties":false},"ingress":{"type":"object","required":["namespace"],"properties":{"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Namespace."},"podLabels":{"type":"object","patternProperties":{"^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$":{"type":"string","pattern":"^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$"}},"maxProperties":16}},"additionalProperties":false},"ingressClasses":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$","minLength":1,"maxLength":253},"maxItems":16,"uniqueItems":true,"description":"Classes of Ingress that tenants may name; every class by default."},"gatewayClasses":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$","minLength":1,"maxLength":253},"maxItems":16,"uniqueItems":true,"description":"Classes of Gateway that tenants may name; every class by default."}},"additionalProperties":false},"aws":{"type":"object","required":["accountId","region"],"properties":{"accountId":{"type":"string","pattern":"^[0-9]{12}$"},"region":{"type":"string","pattern":"^[a-z]{2}(-[a-z]+)+-[0-9]$"},"partition":{"enum":["aws","aws-cn","aws-us-gov"],"type":"string"},"rolePath":{"type":"string","pattern":"^/([A-Za-z0-9._-]+/)*$","maxLength":128,"description":"/tenantry/ by default."},"oidcIssuer":{"type":"string","pattern":"^https://[^\\s]+$","maxLength":256},"eksCluster":{"type":"string","pattern":"^[0-9A-Za-z][A-Za-z0-9_-]*$","maxLength":100,"description":"Name of the cluster in EKS; this cluster's own name by default."}},"additionalProperties":false},"flux":{"type":"object","properties":{"url":{"type":"string","pattern":"^(https?|ssh)://[^\\s\"'`$\\\\@]+$|^ssh://[a-z0-9_-]+@[^\\s\"'`$\\\\@]+$","maxLength":512,"description":"Where this cluster fetches its deploy branches; the platform's deploy URL by default."},"interval":{"type":"string","pattern":"^[0-9]+(s|m|h)$","description":"How often Flux looks at the branch when nobody nudges it; 1m by default."},"secretName":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Secret in flux-system with read-only credentials."},"verifySecretName":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Secret in flux-system with the public keys that deploy commits are signed with."}},"additionalProperties":false},"nodePools":{"type":"array","items":{"type":"object","required":["tenant"],"properties":{"tenant":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"The tenant, by id."}},"additionalProperties":false,"description":"Nodes that one tenant has for itself: label tenantry.dev.node-restriction.kubernetes.io/pool=<id>, taint tenantry.dev.node-restriction.kubernetes.io/pool=<id>:NoSchedule; the platform makes them."},"maxItems":500,"description":"Pools for tenants with isolation NodePool."},"admission":{"type":"object","required":["image"],"properties":{"image":{"type":"string","pattern":"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$","maxLength":512,"description":"Image of the webhook."},"replicas":{"type":"integer","minimum":2,"maximum":9,"description":"2 by default."},"judging":{"type":"boolean","description":"False runs the webhook without the API server asking it: the first step in a cluster that already has tenants. True by default."},"redisSecretName":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Secret in tenantry-system whose key url names the Redis or Valkey that replicas count requests in."},"flowClasses":{"type":"array","items":{"type":"object","required":["name","shares"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":20,"description":"Class of tenants that share one priority level."},"plans":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Plan, by name."},"minItems":1,"maxItems":64,"uniqueItems":true,"description":"Every plan that no other class names, if absent."},"shares":{"type":"integer","minimum":1,"maximum":1000,"description":"Nominal concurrency shares; the API server's own levels have 245 in all."}},"additionalProperties":false},"minItems":1,"maxItems":4,"description":"One class for all plans by default."},"modes":{"type":"object","patternProperties":{"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$":{"enum":["enforce","warn","audit"],"type":"string","description":"enforce refuses, warn tells the person who asks, audit only writes it into the audit log."}},"maxProperties":64,"additionalProperties":false,"description":"Mode by rule; a rule that is not named is enforced."},"tenantModes":{"type":"object","patternProperties":{"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$":{"type":"object","patternProperties":{"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$":{"enum":["enforce","warn","audit"],"type":"string","description":"enforce refuses, warn tells the person who asks, audit only writes it into the audit log."}},"maxProperties":64,"additionalProperties":false,"description":"Mode by rule; a rule that is not named is enforced."}},"maxProperties":1000,"additionalProperties":false,"description":"Modes of single tenants; they go before those of all."},"exemptions":{"type":"array","items":{"type":"object","required":["policy","tenant","reason","until"],"properties":{"policy":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Id of a rule of admission, as refusals name it after tenantry/."},"tenant":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Tenant, by id."},"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"One namespace of the tenant; all of them if absent."},"kind":{"type":"string","pattern":"^[A-Z][A-Za-z0-9]*$","maxLength":63,"description":"Kind of the object, such as Deployment; pods that come of one are of kind Pod. Every kind if absent."},"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9.:-]*\\*?$","maxLength":253,"description":"Name of the object, or its beginning before a *; every name if absent."},"reason":{"type":"string","minLength":3,"maxLength":300,"description":"Why, for whoever reads it a year later."},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$","description":"First day on which it does not hold any more, from 00:00 UTC."}},"additionalProperties":false,"description":"A rule that is not enforced on some objects of one tenant until a day."},"maxItems":500}},"additionalProperties":false,"description":"The admission webhook; a cluster without this field has none."}},"additionalProperties":false}},"additionalProperties":false};
const pattern104 = new RegExp("^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$", "u");
const pattern105 = new RegExp("^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$", "u");
const pattern111 = new RegExp("^[0-9]{12}$", "u");
const pattern112 = new RegExp("^[a-z]{2}(-[a-z]+)+-[0-9]$", "u");
const pattern113 = new RegExp("^/([A-Za-z0-9._-]+/)*$", "u");
const pattern114 = new RegExp("^https://[^\\s]+$", "u");
const pattern115 = new RegExp("^[0-9A-Za-z][A-Za-z0-9_-]*$", "u");
const pattern116 = new RegExp("^(https?|ssh)://[^\\s\"'`$\\\\@]+$|^ssh://[a-z0-9_-]+@[^\\s\"'`$\\\\@]+$", "u");
const pattern117 = new RegExp("^[0-9]+(s|m|h)$", "u");
const pattern121 = new RegExp("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$", "u");
const pattern134 = new RegExp("^[A-Z][A-Za-z0-9]*$", "u");
const pattern135 = new RegExp("^[a-z0-9][a-z0-9.:-]*\\*?$", "u");
const pattern136 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},schema:schema13.properties.apiVersion.type,parentSchema:schema13.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("tenantry.dev/v1alpha1" !== data0){
const err6 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "tenantry.dev/v1alpha1"},schema:"tenantry.dev/v1alpha1",parentSchema:schema13.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema13.properties.kind.type,parentSchema:schema13.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("Cluster" !== data1){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Cluster"},schema:"Cluster",parentSchema:schema13.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},schema:schema13.properties.metadata.required,parentSchema:schema13.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
if(!(key1 === "name")){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema13.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func2(data3) > 40){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema13.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(func2(data3) < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data3)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type: "string"},schema:schema13.properties.metadata.properties.name.type,parentSchema:schema13.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},schema:schema13.properties.metadata.type,parentSchema:schema13.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.spec !== undefined){
let data4 = data.spec;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.network === undefined){
const err16 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "network"},schema:schema13.properties.spec.required,parentSchema:schema13.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key2 in data4){
if(!(((((((key2 === "tenant") || (key2 === "shards")) || (key2 === "network")) || (key2 === "aws")) || (key2 === "flux")) || (key2 === "nodePools")) || (key2 === "admission"))){
const err17 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema13.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data4.tenant !== undefined){
let data5 = data4.tenant;
if(typeof data5 === "string"){
if(func2(data5) > 40){
const err18 = {instancePath:instancePath+"/spec/tenant",schemaPath:"#/properties/spec/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema13.properties.spec.properties.tenant,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(func2(data5) < 1){
const err19 = {instancePath:instancePath+"/spec/tenant",schemaPath:"#/properties/spec/properties/tenant/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.tenant,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern0.test(data5)){
const err20 = {instancePath:instancePath+"/spec/tenant",schemaPath:"#/properties/spec/properties/tenant/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.tenant,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/spec/tenant",schemaPath:"#/properties/spec/properties/tenant/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.tenant.type,parentSchema:schema13.properties.spec.properties.tenant,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data4.shards !== undefined){
let data6 = data4.shards;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err22 = {instancePath:instancePath+"/spec/shards",schemaPath:"#/properties/spec/properties/shards/type",keyword:"type",params:{type: "integer"},schema:schema13.properties.spec.properties.shards.type,parentSchema:schema13.properties.spec.properties.shards,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!(((((((data6 === 1) || (data6 === 2)) || (data6 === 4)) || (data6 === 8)) || (data6 === 16)) || (data6 === 32)) || (data6 === 64))){
const err23 = {instancePath:instancePath+"/spec/shards",schemaPath:"#/properties/spec/properties/shards/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.shards.enum},schema:schema13.properties.spec.properties.shards.enum,parentSchema:schema13.properties.spec.properties.shards,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data4.network !== undefined){
let data7 = data4.network;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.pods === undefined){
const err24 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/required",keyword:"required",params:{missingProperty: "pods"},schema:schema13.properties.spec.properties.network.required,parentSchema:schema13.properties.spec.properties.network,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data7.services === undefined){
const err25 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/required",keyword:"required",params:{missingProperty: "services"},schema:schema13.properties.spec.properties.network.required,parentSchema:schema13.properties.spec.properties.network,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data7.nodes === undefined){
const err26 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/required",keyword:"required",params:{missingProperty: "nodes"},schema:schema13.properties.spec.properties.network.required,parentSchema:schema13.properties.spec.properties.network,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data7.apiServer === undefined){
const err27 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/required",keyword:"required",params:{missingProperty: "apiServer"},schema:schema13.properties.spec.properties.network.required,parentSchema:schema13.properties.spec.properties.network,data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key3 in data7){
if(!((((((((key3 === "pods") || (key3 === "services")) || (key3 === "nodes")) || (key3 === "apiServer")) || (key3 === "dns")) || (key3 === "ingress")) || (key3 === "ingressClasses")) || (key3 === "gatewayClasses"))){
const err28 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema13.properties.spec.properties.network,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data7.pods !== undefined){
let data8 = data7.pods;
if(Array.isArray(data8)){
if(data8.length > 8){
const err29 = {instancePath:instancePath+"/spec/network/pods",schemaPath:"#/properties/spec/properties/network/properties/pods/maxItems",keyword:"maxItems",params:{limit: 8},schema:8,parentSchema:schema13.properties.spec.properties.network.properties.pods,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data8.length < 1){
const err30 = {instancePath:instancePath+"/spec/network/pods",schemaPath:"#/properties/spec/properties/network/properties/pods/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.pods,data:data8};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(typeof data9 === "string"){
if(func2(data9) > 49){
const err31 = {instancePath:instancePath+"/spec/network/pods/" + i0,schemaPath:"#/properties/spec/properties/network/properties/pods/items/maxLength",keyword:"maxLength",params:{limit: 49},schema:49,parentSchema:schema13.properties.spec.properties.network.properties.pods.items,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(func2(data9) < 3){
const err32 = {instancePath:instancePath+"/spec/network/pods/" + i0,schemaPath:"#/properties/spec/properties/network/properties/pods/items/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema13.properties.spec.properties.network.properties.pods.items,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/network/pods/" + i0,schemaPath:"#/properties/spec/properties/network/properties/pods/items/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.pods.items.type,parentSchema:schema13.properties.spec.properties.network.properties.pods.items,data:data9};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/spec/network/pods",schemaPath:"#/properties/spec/properties/network/properties/pods/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.network.properties.pods.type,parentSchema:schema13.properties.spec.properties.network.properties.pods,data:data8};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data7.services !== undefined){
let data10 = data7.services;
if(Array.isArray(data10)){
if(data10.length > 8){
const err35 = {instancePath:instancePath+"/spec/network/services",schemaPath:"#/properties/spec/properties/network/properties/services/maxItems",keyword:"maxItems",params:{limit: 8},schema:8,parentSchema:schema13.properties.spec.properties.network.properties.services,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data10.length < 1){
const err36 = {instancePath:instancePath+"/spec/network/services",schemaPath:"#/properties/spec/properties/network/properties/services/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.services,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
if(typeof data11 === "string"){
if(func2(data11) > 49){
const err37 = {instancePath:instancePath+"/spec/network/services/" + i1,schemaPath:"#/properties/spec/properties/network/properties/services/items/maxLength",keyword:"maxLength",params:{limit: 49},schema:49,parentSchema:schema13.properties.spec.properties.network.properties.services.items,data:data11};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(func2(data11) < 3){
const err38 = {instancePath:instancePath+"/spec/network/services/" + i1,schemaPath:"#/properties/spec/properties/network/properties/services/items/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema13.properties.spec.properties.network.properties.services.items,data:data11};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/spec/network/services/" + i1,schemaPath:"#/properties/spec/properties/network/properties/services/items/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.services.items.type,parentSchema:schema13.properties.spec.properties.network.properties.services.items,data:data11};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/spec/network/services",schemaPath:"#/properties/spec/properties/network/properties/services/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.network.properties.services.type,parentSchema:schema13.properties.spec.properties.network.properties.services,data:data10};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data7.nodes !== undefined){
let data12 = data7.nodes;
if(Array.isArray(data12)){
if(data12.length > 32){
const err41 = {instancePath:instancePath+"/spec/network/nodes",schemaPath:"#/properties/spec/properties/network/properties/nodes/maxItems",keyword:"maxItems",params:{limit: 32},schema:32,parentSchema:schema13.properties.spec.properties.network.properties.nodes,data:data12};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data12.length < 1){
const err42 = {instancePath:instancePath+"/spec/network/nodes",schemaPath:"#/properties/spec/properties/network/properties/nodes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.nodes,data:data12};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
if(typeof data13 === "string"){
if(func2(data13) > 49){
const err43 = {instancePath:instancePath+"/spec/network/nodes/" + i2,schemaPath:"#/properties/spec/properties/network/properties/nodes/items/maxLength",keyword:"maxLength",params:{limit: 49},schema:49,parentSchema:schema13.properties.spec.properties.network.properties.nodes.items,data:data13};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(func2(data13) < 3){
const err44 = {instancePath:instancePath+"/spec/network/nodes/" + i2,schemaPath:"#/properties/spec/properties/network/properties/nodes/items/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema13.properties.spec.properties.network.properties.nodes.items,data:data13};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/spec/network/nodes/" + i2,schemaPath:"#/properties/spec/properties/network/properties/nodes/items/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.nodes.items.type,parentSchema:schema13.properties.spec.properties.network.properties.nodes.items,data:data13};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/spec/network/nodes",schemaPath:"#/properties/spec/properties/network/properties/nodes/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.network.properties.nodes.type,parentSchema:schema13.properties.spec.properties.network.properties.nodes,data:data12};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data7.apiServer !== undefined){
let data14 = data7.apiServer;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.cidrs === undefined){
const err47 = {instancePath:instancePath+"/spec/network/apiServer",schemaPath:"#/properties/spec/properties/network/properties/apiServer/required",keyword:"required",params:{missingProperty: "cidrs"},schema:schema13.properties.spec.properties.network.properties.apiServer.required,parentSchema:schema13.properties.spec.properties.network.properties.apiServer,data:data14};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data14.port === undefined){
const err48 = {instancePath:instancePath+"/spec/network/apiServer",schemaPath:"#/properties/spec/properties/network/properties/apiServer/required",keyword:"required",params:{missingProperty: "port"},schema:schema13.properties.spec.properties.network.properties.apiServer.required,parentSchema:schema13.properties.spec.properties.network.properties.apiServer,data:data14};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key4 in data14){
if(!((key4 === "cidrs") || (key4 === "port"))){
const err49 = {instancePath:instancePath+"/spec/network/apiServer",schemaPath:"#/properties/spec/properties/network/properties/apiServer/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema13.properties.spec.properties.network.properties.apiServer,data:data14};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data14.cidrs !== undefined){
let data15 = data14.cidrs;
if(Array.isArray(data15)){
if(data15.length > 8){
const err50 = {instancePath:instancePath+"/spec/network/apiServer/cidrs",schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/cidrs/maxItems",keyword:"maxItems",params:{limit: 8},schema:8,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.cidrs,data:data15};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data15.length < 1){
const err51 = {instancePath:instancePath+"/spec/network/apiServer/cidrs",schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/cidrs/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.cidrs,data:data15};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
let data16 = data15[i3];
if(typeof data16 === "string"){
if(func2(data16) > 49){
const err52 = {instancePath:instancePath+"/spec/network/apiServer/cidrs/" + i3,schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/cidrs/items/maxLength",keyword:"maxLength",params:{limit: 49},schema:49,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.cidrs.items,data:data16};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(func2(data16) < 3){
const err53 = {instancePath:instancePath+"/spec/network/apiServer/cidrs/" + i3,schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/cidrs/items/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.cidrs.items,data:data16};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/spec/network/apiServer/cidrs/" + i3,schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/cidrs/items/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.apiServer.properties.cidrs.items.type,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.cidrs.items,data:data16};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/spec/network/apiServer/cidrs",schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/cidrs/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.network.properties.apiServer.properties.cidrs.type,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.cidrs,data:data15};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data14.port !== undefined){
let data17 = data14.port;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err56 = {instancePath:instancePath+"/spec/network/apiServer/port",schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/port/type",keyword:"type",params:{type: "integer"},schema:schema13.properties.spec.properties.network.properties.apiServer.properties.port.type,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.port,data:data17};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 65535 || isNaN(data17)){
const err57 = {instancePath:instancePath+"/spec/network/apiServer/port",schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.port,data:data17};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err58 = {instancePath:instancePath+"/spec/network/apiServer/port",schemaPath:"#/properties/spec/properties/network/properties/apiServer/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.apiServer.properties.port,data:data17};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
}
else {
const err59 = {instancePath:instancePath+"/spec/network/apiServer",schemaPath:"#/properties/spec/properties/network/properties/apiServer/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.network.properties.apiServer.type,parentSchema:schema13.properties.spec.properties.network.properties.apiServer,data:data14};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data7.dns !== undefined){
let data18 = data7.dns;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.namespace === undefined){
const err60 = {instancePath:instancePath+"/spec/network/dns",schemaPath:"#/properties/spec/properties/network/properties/dns/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema13.properties.spec.properties.network.properties.dns.required,parentSchema:schema13.properties.spec.properties.network.properties.dns,data:data18};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
for(const key5 in data18){
if(!((key5 === "namespace") || (key5 === "podLabels"))){
const err61 = {instancePath:instancePath+"/spec/network/dns",schemaPath:"#/properties/spec/properties/network/properties/dns/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema13.properties.spec.properties.network.properties.dns,data:data18};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data18.namespace !== undefined){
let data19 = data18.namespace;
if(typeof data19 === "string"){
if(func2(data19) > 63){
const err62 = {instancePath:instancePath+"/spec/network/dns/namespace",schemaPath:"#/properties/spec/properties/network/properties/dns/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema13.properties.spec.properties.network.properties.dns.properties.namespace,data:data19};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(func2(data19) < 1){
const err63 = {instancePath:instancePath+"/spec/network/dns/namespace",schemaPath:"#/properties/spec/properties/network/properties/dns/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.dns.properties.namespace,data:data19};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!pattern0.test(data19)){
const err64 = {instancePath:instancePath+"/spec/network/dns/namespace",schemaPath:"#/properties/spec/properties/network/properties/dns/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.network.properties.dns.properties.namespace,data:data19};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/spec/network/dns/namespace",schemaPath:"#/properties/spec/properties/network/properties/dns/properties/namespace/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.dns.properties.namespace.type,parentSchema:schema13.properties.spec.properties.network.properties.dns.properties.namespace,data:data19};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data18.podLabels !== undefined){
let data20 = data18.podLabels;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(Object.keys(data20).length > 16){
const err66 = {instancePath:instancePath+"/spec/network/dns/podLabels",schemaPath:"#/properties/spec/properties/network/properties/dns/properties/podLabels/maxProperties",keyword:"maxProperties",params:{limit: 16},schema:16,parentSchema:schema13.properties.spec.properties.network.properties.dns.properties.podLabels,data:data20};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
for(const key6 in data20){
if(pattern104.test(key6)){
let data21 = data20[key6];
if(typeof data21 === "string"){
if(!pattern105.test(data21)){
const err67 = {instancePath:instancePath+"/spec/network/dns/podLabels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/network/properties/dns/properties/podLabels/patternProperties/%5E(%5Ba-z0-9.-%5D%7B1%2C253%7D~1)%3F%5BA-Za-z0-9%5D(%5BA-Za-z0-9_.-%5D%7B0%2C61%7D%5BA-Za-z0-9%5D)%3F%24/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$"},schema:"^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$",parentSchema:schema13.properties.spec.properties.network.properties.dns.properties.podLabels.patternProperties["^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$"],data:data21};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/spec/network/dns/podLabels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/network/properties/dns/properties/podLabels/patternProperties/%5E(%5Ba-z0-9.-%5D%7B1%2C253%7D~1)%3F%5BA-Za-z0-9%5D(%5BA-Za-z0-9_.-%5D%7B0%2C61%7D%5BA-Za-z0-9%5D)%3F%24/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.dns.properties.podLabels.patternProperties["^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$"].type,parentSchema:schema13.properties.spec.properties.network.properties.dns.properties.podLabels.patternProperties["^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$"],data:data21};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
}
else {
const err69 = {instancePath:instancePath+"/spec/network/dns/podLabels",schemaPath:"#/properties/spec/properties/network/properties/dns/properties/podLabels/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.network.properties.dns.properties.podLabels.type,parentSchema:schema13.properties.spec.properties.network.properties.dns.properties.podLabels,data:data20};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/spec/network/dns",schemaPath:"#/properties/spec/properties/network/properties/dns/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.network.properties.dns.type,parentSchema:schema13.properties.spec.properties.network.properties.dns,data:data18};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data7.ingress !== undefined){
let data22 = data7.ingress;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.namespace === undefined){
const err71 = {instancePath:instancePath+"/spec/network/ingress",schemaPath:"#/properties/spec/properties/network/properties/ingress/required",keyword:"required",params:{missingProperty: "namespace"},schema:schema13.properties.spec.properties.network.properties.ingress.required,parentSchema:schema13.properties.spec.properties.network.properties.ingress,data:data22};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
for(const key7 in data22){
if(!((key7 === "namespace") || (key7 === "podLabels"))){
const err72 = {instancePath:instancePath+"/spec/network/ingress",schemaPath:"#/properties/spec/properties/network/properties/ingress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema13.properties.spec.properties.network.properties.ingress,data:data22};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data22.namespace !== undefined){
let data23 = data22.namespace;
if(typeof data23 === "string"){
if(func2(data23) > 63){
const err73 = {instancePath:instancePath+"/spec/network/ingress/namespace",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema13.properties.spec.properties.network.properties.ingress.properties.namespace,data:data23};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(func2(data23) < 1){
const err74 = {instancePath:instancePath+"/spec/network/ingress/namespace",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.ingress.properties.namespace,data:data23};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(!pattern0.test(data23)){
const err75 = {instancePath:instancePath+"/spec/network/ingress/namespace",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.network.properties.ingress.properties.namespace,data:data23};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/spec/network/ingress/namespace",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/namespace/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.ingress.properties.namespace.type,parentSchema:schema13.properties.spec.properties.network.properties.ingress.properties.namespace,data:data23};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data22.podLabels !== undefined){
let data24 = data22.podLabels;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(Object.keys(data24).length > 16){
const err77 = {instancePath:instancePath+"/spec/network/ingress/podLabels",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/podLabels/maxProperties",keyword:"maxProperties",params:{limit: 16},schema:16,parentSchema:schema13.properties.spec.properties.network.properties.ingress.properties.podLabels,data:data24};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
for(const key8 in data24){
if(pattern104.test(key8)){
let data25 = data24[key8];
if(typeof data25 === "string"){
if(!pattern105.test(data25)){
const err78 = {instancePath:instancePath+"/spec/network/ingress/podLabels/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/podLabels/patternProperties/%5E(%5Ba-z0-9.-%5D%7B1%2C253%7D~1)%3F%5BA-Za-z0-9%5D(%5BA-Za-z0-9_.-%5D%7B0%2C61%7D%5BA-Za-z0-9%5D)%3F%24/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$"},schema:"^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$",parentSchema:schema13.properties.spec.properties.network.properties.ingress.properties.podLabels.patternProperties["^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$"],data:data25};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/spec/network/ingress/podLabels/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/podLabels/patternProperties/%5E(%5Ba-z0-9.-%5D%7B1%2C253%7D~1)%3F%5BA-Za-z0-9%5D(%5BA-Za-z0-9_.-%5D%7B0%2C61%7D%5BA-Za-z0-9%5D)%3F%24/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.ingress.properties.podLabels.patternProperties["^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$"].type,parentSchema:schema13.properties.spec.properties.network.properties.ingress.properties.podLabels.patternProperties["^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$"],data:data25};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
}
else {
const err80 = {instancePath:instancePath+"/spec/network/ingress/podLabels",schemaPath:"#/properties/spec/properties/network/properties/ingress/properties/podLabels/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.network.properties.ingress.properties.podLabels.type,parentSchema:schema13.properties.spec.properties.network.properties.ingress.properties.podLabels,data:data24};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/spec/network/ingress",schemaPath:"#/properties/spec/properties/network/properties/ingress/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.network.properties.ingress.type,parentSchema:schema13.properties.spec.properties.network.properties.ingress,data:data22};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data7.ingressClasses !== undefined){
let data26 = data7.ingressClasses;
if(Array.isArray(data26)){
if(data26.length > 16){
const err82 = {instancePath:instancePath+"/spec/network/ingressClasses",schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/maxItems",keyword:"maxItems",params:{limit: 16},schema:16,parentSchema:schema13.properties.spec.properties.network.properties.ingressClasses,data:data26};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
const len4 = data26.length;
for(let i4=0; i4<len4; i4++){
let data27 = data26[i4];
if(typeof data27 === "string"){
if(func2(data27) > 253){
const err83 = {instancePath:instancePath+"/spec/network/ingressClasses/" + i4,schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema13.properties.spec.properties.network.properties.ingressClasses.items,data:data27};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(func2(data27) < 1){
const err84 = {instancePath:instancePath+"/spec/network/ingressClasses/" + i4,schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.ingressClasses.items,data:data27};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(!pattern37.test(data27)){
const err85 = {instancePath:instancePath+"/spec/network/ingressClasses/" + i4,schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.network.properties.ingressClasses.items,data:data27};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/spec/network/ingressClasses/" + i4,schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/items/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.ingressClasses.items.type,parentSchema:schema13.properties.spec.properties.network.properties.ingressClasses.items,data:data27};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
let i5 = data26.length;
let j0;
if(i5 > 1){
const indices0 = {};
for(;i5--;){
let item0 = data26[i5];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err87 = {instancePath:instancePath+"/spec/network/ingressClasses",schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j0},schema:true,parentSchema:schema13.properties.spec.properties.network.properties.ingressClasses,data:data26};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
break;
}
indices0[item0] = i5;
}
}
}
else {
const err88 = {instancePath:instancePath+"/spec/network/ingressClasses",schemaPath:"#/properties/spec/properties/network/properties/ingressClasses/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.network.properties.ingressClasses.type,parentSchema:schema13.properties.spec.properties.network.properties.ingressClasses,data:data26};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data7.gatewayClasses !== undefined){
let data28 = data7.gatewayClasses;
if(Array.isArray(data28)){
if(data28.length > 16){
const err89 = {instancePath:instancePath+"/spec/network/gatewayClasses",schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/maxItems",keyword:"maxItems",params:{limit: 16},schema:16,parentSchema:schema13.properties.spec.properties.network.properties.gatewayClasses,data:data28};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
const len5 = data28.length;
for(let i6=0; i6<len5; i6++){
let data29 = data28[i6];
if(typeof data29 === "string"){
if(func2(data29) > 253){
const err90 = {instancePath:instancePath+"/spec/network/gatewayClasses/" + i6,schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema13.properties.spec.properties.network.properties.gatewayClasses.items,data:data29};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(func2(data29) < 1){
const err91 = {instancePath:instancePath+"/spec/network/gatewayClasses/" + i6,schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.network.properties.gatewayClasses.items,data:data29};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(!pattern37.test(data29)){
const err92 = {instancePath:instancePath+"/spec/network/gatewayClasses/" + i6,schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.network.properties.gatewayClasses.items,data:data29};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/spec/network/gatewayClasses/" + i6,schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/items/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.network.properties.gatewayClasses.items.type,parentSchema:schema13.properties.spec.properties.network.properties.gatewayClasses.items,data:data29};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
let i7 = data28.length;
let j1;
if(i7 > 1){
const indices1 = {};
for(;i7--;){
let item1 = data28[i7];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err94 = {instancePath:instancePath+"/spec/network/gatewayClasses",schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j1},schema:true,parentSchema:schema13.properties.spec.properties.network.properties.gatewayClasses,data:data28};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
break;
}
indices1[item1] = i7;
}
}
}
else {
const err95 = {instancePath:instancePath+"/spec/network/gatewayClasses",schemaPath:"#/properties/spec/properties/network/properties/gatewayClasses/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.network.properties.gatewayClasses.type,parentSchema:schema13.properties.spec.properties.network.properties.gatewayClasses,data:data28};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
else {
const err96 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.network.type,parentSchema:schema13.properties.spec.properties.network,data:data7};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data4.aws !== undefined){
let data30 = data4.aws;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.accountId === undefined){
const err97 = {instancePath:instancePath+"/spec/aws",schemaPath:"#/properties/spec/properties/aws/required",keyword:"required",params:{missingProperty: "accountId"},schema:schema13.properties.spec.properties.aws.required,parentSchema:schema13.properties.spec.properties.aws,data:data30};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data30.region === undefined){
const err98 = {instancePath:instancePath+"/spec/aws",schemaPath:"#/properties/spec/properties/aws/required",keyword:"required",params:{missingProperty: "region"},schema:schema13.properties.spec.properties.aws.required,parentSchema:schema13.properties.spec.properties.aws,data:data30};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
for(const key9 in data30){
if(!((((((key9 === "accountId") || (key9 === "region")) || (key9 === "partition")) || (key9 === "rolePath")) || (key9 === "oidcIssuer")) || (key9 === "eksCluster"))){
const err99 = {instancePath:instancePath+"/spec/aws",schemaPath:"#/properties/spec/properties/aws/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema13.properties.spec.properties.aws,data:data30};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data30.accountId !== undefined){
let data31 = data30.accountId;
if(typeof data31 === "string"){
if(!pattern111.test(data31)){
const err100 = {instancePath:instancePath+"/spec/aws/accountId",schemaPath:"#/properties/spec/properties/aws/properties/accountId/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},schema:"^[0-9]{12}$",parentSchema:schema13.properties.spec.properties.aws.properties.accountId,data:data31};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {instancePath:instancePath+"/spec/aws/accountId",schemaPath:"#/properties/spec/properties/aws/properties/accountId/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.aws.properties.accountId.type,parentSchema:schema13.properties.spec.properties.aws.properties.accountId,data:data31};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data30.region !== undefined){
let data32 = data30.region;
if(typeof data32 === "string"){
if(!pattern112.test(data32)){
const err102 = {instancePath:instancePath+"/spec/aws/region",schemaPath:"#/properties/spec/properties/aws/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]$"},schema:"^[a-z]{2}(-[a-z]+)+-[0-9]$",parentSchema:schema13.properties.spec.properties.aws.properties.region,data:data32};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/spec/aws/region",schemaPath:"#/properties/spec/properties/aws/properties/region/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.aws.properties.region.type,parentSchema:schema13.properties.spec.properties.aws.properties.region,data:data32};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data30.partition !== undefined){
let data33 = data30.partition;
if(typeof data33 !== "string"){
const err104 = {instancePath:instancePath+"/spec/aws/partition",schemaPath:"#/properties/spec/properties/aws/properties/partition/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.aws.properties.partition.type,parentSchema:schema13.properties.spec.properties.aws.properties.partition,data:data33};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(!(((data33 === "aws") || (data33 === "aws-cn")) || (data33 === "aws-us-gov"))){
const err105 = {instancePath:instancePath+"/spec/aws/partition",schemaPath:"#/properties/spec/properties/aws/properties/partition/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.aws.properties.partition.enum},schema:schema13.properties.spec.properties.aws.properties.partition.enum,parentSchema:schema13.properties.spec.properties.aws.properties.partition,data:data33};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data30.rolePath !== undefined){
let data34 = data30.rolePath;
if(typeof data34 === "string"){
if(func2(data34) > 128){
const err106 = {instancePath:instancePath+"/spec/aws/rolePath",schemaPath:"#/properties/spec/properties/aws/properties/rolePath/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema13.properties.spec.properties.aws.properties.rolePath,data:data34};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(!pattern113.test(data34)){
const err107 = {instancePath:instancePath+"/spec/aws/rolePath",schemaPath:"#/properties/spec/properties/aws/properties/rolePath/pattern",keyword:"pattern",params:{pattern: "^/([A-Za-z0-9._-]+/)*$"},schema:"^/([A-Za-z0-9._-]+/)*$",parentSchema:schema13.properties.spec.properties.aws.properties.rolePath,data:data34};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
else {
const err108 = {instancePath:instancePath+"/spec/aws/rolePath",schemaPath:"#/properties/spec/properties/aws/properties/rolePath/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.aws.properties.rolePath.type,parentSchema:schema13.properties.spec.properties.aws.properties.rolePath,data:data34};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data30.oidcIssuer !== undefined){
let data35 = data30.oidcIssuer;
if(typeof data35 === "string"){
if(func2(data35) > 256){
const err109 = {instancePath:instancePath+"/spec/aws/oidcIssuer",schemaPath:"#/properties/spec/properties/aws/properties/oidcIssuer/maxLength",keyword:"maxLength",params:{limit: 256},schema:256,parentSchema:schema13.properties.spec.properties.aws.properties.oidcIssuer,data:data35};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(!pattern114.test(data35)){
const err110 = {instancePath:instancePath+"/spec/aws/oidcIssuer",schemaPath:"#/properties/spec/properties/aws/properties/oidcIssuer/pattern",keyword:"pattern",params:{pattern: "^https://[^\\s]+$"},schema:"^https://[^\\s]+$",parentSchema:schema13.properties.spec.properties.aws.properties.oidcIssuer,data:data35};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {instancePath:instancePath+"/spec/aws/oidcIssuer",schemaPath:"#/properties/spec/properties/aws/properties/oidcIssuer/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.aws.properties.oidcIssuer.type,parentSchema:schema13.properties.spec.properties.aws.properties.oidcIssuer,data:data35};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data30.eksCluster !== undefined){
let data36 = data30.eksCluster;
if(typeof data36 === "string"){
if(func2(data36) > 100){
const err112 = {instancePath:instancePath+"/spec/aws/eksCluster",schemaPath:"#/properties/spec/properties/aws/properties/eksCluster/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema13.properties.spec.properties.aws.properties.eksCluster,data:data36};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(!pattern115.test(data36)){
const err113 = {instancePath:instancePath+"/spec/aws/eksCluster",schemaPath:"#/properties/spec/properties/aws/properties/eksCluster/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z][A-Za-z0-9_-]*$"},schema:"^[0-9A-Za-z][A-Za-z0-9_-]*$",parentSchema:schema13.properties.spec.properties.aws.properties.eksCluster,data:data36};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {instancePath:instancePath+"/spec/aws/eksCluster",schemaPath:"#/properties/spec/properties/aws/properties/eksCluster/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.aws.properties.eksCluster.type,parentSchema:schema13.properties.spec.properties.aws.properties.eksCluster,data:data36};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
else {
const err115 = {instancePath:instancePath+"/spec/aws",schemaPath:"#/properties/spec/properties/aws/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.aws.type,parentSchema:schema13.properties.spec.properties.aws,data:data30};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data4.flux !== undefined){
let data37 = data4.flux;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key10 in data37){
if(!((((key10 === "url") || (key10 === "interval")) || (key10 === "secretName")) || (key10 === "verifySecretName"))){
const err116 = {instancePath:instancePath+"/spec/flux",schemaPath:"#/properties/spec/properties/flux/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema13.properties.spec.properties.flux,data:data37};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data37.url !== undefined){
let data38 = data37.url;
if(typeof data38 === "string"){
if(func2(data38) > 512){
const err117 = {instancePath:instancePath+"/spec/flux/url",schemaPath:"#/properties/spec/properties/flux/properties/url/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema13.properties.spec.properties.flux.properties.url,data:data38};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(!pattern116.test(data38)){
const err118 = {instancePath:instancePath+"/spec/flux/url",schemaPath:"#/properties/spec/properties/flux/properties/url/pattern",keyword:"pattern",params:{pattern: "^(https?|ssh)://[^\\s\"'`$\\\\@]+$|^ssh://[a-z0-9_-]+@[^\\s\"'`$\\\\@]+$"},schema:"^(https?|ssh)://[^\\s\"'`$\\\\@]+$|^ssh://[a-z0-9_-]+@[^\\s\"'`$\\\\@]+$",parentSchema:schema13.properties.spec.properties.flux.properties.url,data:data38};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/spec/flux/url",schemaPath:"#/properties/spec/properties/flux/properties/url/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.flux.properties.url.type,parentSchema:schema13.properties.spec.properties.flux.properties.url,data:data38};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data37.interval !== undefined){
let data39 = data37.interval;
if(typeof data39 === "string"){
if(!pattern117.test(data39)){
const err120 = {instancePath:instancePath+"/spec/flux/interval",schemaPath:"#/properties/spec/properties/flux/properties/interval/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(s|m|h)$"},schema:"^[0-9]+(s|m|h)$",parentSchema:schema13.properties.spec.properties.flux.properties.interval,data:data39};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {instancePath:instancePath+"/spec/flux/interval",schemaPath:"#/properties/spec/properties/flux/properties/interval/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.flux.properties.interval.type,parentSchema:schema13.properties.spec.properties.flux.properties.interval,data:data39};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data37.secretName !== undefined){
let data40 = data37.secretName;
if(typeof data40 === "string"){
if(func2(data40) > 63){
const err122 = {instancePath:instancePath+"/spec/flux/secretName",schemaPath:"#/properties/spec/properties/flux/properties/secretName/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema13.properties.spec.properties.flux.properties.secretName,data:data40};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(func2(data40) < 1){
const err123 = {instancePath:instancePath+"/spec/flux/secretName",schemaPath:"#/properties/spec/properties/flux/properties/secretName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.flux.properties.secretName,data:data40};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(!pattern0.test(data40)){
const err124 = {instancePath:instancePath+"/spec/flux/secretName",schemaPath:"#/properties/spec/properties/flux/properties/secretName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.flux.properties.secretName,data:data40};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/spec/flux/secretName",schemaPath:"#/properties/spec/properties/flux/properties/secretName/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.flux.properties.secretName.type,parentSchema:schema13.properties.spec.properties.flux.properties.secretName,data:data40};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data37.verifySecretName !== undefined){
let data41 = data37.verifySecretName;
if(typeof data41 === "string"){
if(func2(data41) > 63){
const err126 = {instancePath:instancePath+"/spec/flux/verifySecretName",schemaPath:"#/properties/spec/properties/flux/properties/verifySecretName/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema13.properties.spec.properties.flux.properties.verifySecretName,data:data41};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(func2(data41) < 1){
const err127 = {instancePath:instancePath+"/spec/flux/verifySecretName",schemaPath:"#/properties/spec/properties/flux/properties/verifySecretName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.flux.properties.verifySecretName,data:data41};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(!pattern0.test(data41)){
const err128 = {instancePath:instancePath+"/spec/flux/verifySecretName",schemaPath:"#/properties/spec/properties/flux/properties/verifySecretName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.flux.properties.verifySecretName,data:data41};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/spec/flux/verifySecretName",schemaPath:"#/properties/spec/properties/flux/properties/verifySecretName/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.flux.properties.verifySecretName.type,parentSchema:schema13.properties.spec.properties.flux.properties.verifySecretName,data:data41};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
else {
const err130 = {instancePath:instancePath+"/spec/flux",schemaPath:"#/properties/spec/properties/flux/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.flux.type,parentSchema:schema13.properties.spec.properties.flux,data:data37};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data4.nodePools !== undefined){
let data42 = data4.nodePools;
if(Array.isArray(data42)){
if(data42.length > 500){
const err131 = {instancePath:instancePath+"/spec/nodePools",schemaPath:"#/properties/spec/properties/nodePools/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema13.properties.spec.properties.nodePools,data:data42};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
const len6 = data42.length;
for(let i8=0; i8<len6; i8++){
let data43 = data42[i8];
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.tenant === undefined){
const err132 = {instancePath:instancePath+"/spec/nodePools/" + i8,schemaPath:"#/properties/spec/properties/nodePools/items/required",keyword:"required",params:{missingProperty: "tenant"},schema:schema13.properties.spec.properties.nodePools.items.required,parentSchema:schema13.properties.spec.properties.nodePools.items,data:data43};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
for(const key11 in data43){
if(!(key11 === "tenant")){
const err133 = {instancePath:instancePath+"/spec/nodePools/" + i8,schemaPath:"#/properties/spec/properties/nodePools/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema13.properties.spec.properties.nodePools.items,data:data43};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data43.tenant !== undefined){
let data44 = data43.tenant;
if(typeof data44 === "string"){
if(func2(data44) > 40){
const err134 = {instancePath:instancePath+"/spec/nodePools/" + i8+"/tenant",schemaPath:"#/properties/spec/properties/nodePools/items/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema13.properties.spec.properties.nodePools.items.properties.tenant,data:data44};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(func2(data44) < 1){
const err135 = {instancePath:instancePath+"/spec/nodePools/" + i8+"/tenant",schemaPath:"#/properties/spec/properties/nodePools/items/properties/tenant/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.nodePools.items.properties.tenant,data:data44};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if(!pattern0.test(data44)){
const err136 = {instancePath:instancePath+"/spec/nodePools/" + i8+"/tenant",schemaPath:"#/properties/spec/properties/nodePools/items/properties/tenant/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.nodePools.items.properties.tenant,data:data44};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/spec/nodePools/" + i8+"/tenant",schemaPath:"#/properties/spec/properties/nodePools/items/properties/tenant/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.nodePools.items.properties.tenant.type,parentSchema:schema13.properties.spec.properties.nodePools.items.properties.tenant,data:data44};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/spec/nodePools/" + i8,schemaPath:"#/properties/spec/properties/nodePools/items/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.nodePools.items.type,parentSchema:schema13.properties.spec.properties.nodePools.items,data:data43};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
else {
const err139 = {instancePath:instancePath+"/spec/nodePools",schemaPath:"#/properties/spec/properties/nodePools/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.nodePools.type,parentSchema:schema13.properties.spec.properties.nodePools,data:data42};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data4.admission !== undefined){
let data45 = data4.admission;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if(data45.image === undefined){
const err140 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/required",keyword:"required",params:{missingProperty: "image"},schema:schema13.properties.spec.properties.admission.required,parentSchema:schema13.properties.spec.properties.admission,data:data45};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
for(const key12 in data45){
if(!((((((((key12 === "image") || (key12 === "replicas")) || (key12 === "judging")) || (key12 === "redisSecretName")) || (key12 === "flowClasses")) || (key12 === "modes")) || (key12 === "tenantModes")) || (key12 === "exemptions"))){
const err141 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema13.properties.spec.properties.admission,data:data45};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data45.image !== undefined){
let data46 = data45.image;
if(typeof data46 === "string"){
if(func2(data46) > 512){
const err142 = {instancePath:instancePath+"/spec/admission/image",schemaPath:"#/properties/spec/properties/admission/properties/image/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema13.properties.spec.properties.admission.properties.image,data:data46};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(!pattern121.test(data46)){
const err143 = {instancePath:instancePath+"/spec/admission/image",schemaPath:"#/properties/spec/properties/admission/properties/image/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$"},schema:"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$",parentSchema:schema13.properties.spec.properties.admission.properties.image,data:data46};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {instancePath:instancePath+"/spec/admission/image",schemaPath:"#/properties/spec/properties/admission/properties/image/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.image.type,parentSchema:schema13.properties.spec.properties.admission.properties.image,data:data46};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data45.replicas !== undefined){
let data47 = data45.replicas;
if(!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))){
const err145 = {instancePath:instancePath+"/spec/admission/replicas",schemaPath:"#/properties/spec/properties/admission/properties/replicas/type",keyword:"type",params:{type: "integer"},schema:schema13.properties.spec.properties.admission.properties.replicas.type,parentSchema:schema13.properties.spec.properties.admission.properties.replicas,data:data47};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 > 9 || isNaN(data47)){
const err146 = {instancePath:instancePath+"/spec/admission/replicas",schemaPath:"#/properties/spec/properties/admission/properties/replicas/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9},schema:9,parentSchema:schema13.properties.spec.properties.admission.properties.replicas,data:data47};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(data47 < 2 || isNaN(data47)){
const err147 = {instancePath:instancePath+"/spec/admission/replicas",schemaPath:"#/properties/spec/properties/admission/properties/replicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},schema:2,parentSchema:schema13.properties.spec.properties.admission.properties.replicas,data:data47};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
if(data45.judging !== undefined){
let data48 = data45.judging;
if(typeof data48 !== "boolean"){
const err148 = {instancePath:instancePath+"/spec/admission/judging",schemaPath:"#/properties/spec/properties/admission/properties/judging/type",keyword:"type",params:{type: "boolean"},schema:schema13.properties.spec.properties.admission.properties.judging.type,parentSchema:schema13.properties.spec.properties.admission.properties.judging,data:data48};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data45.redisSecretName !== undefined){
let data49 = data45.redisSecretName;
if(typeof data49 === "string"){
if(func2(data49) > 63){
const err149 = {instancePath:instancePath+"/spec/admission/redisSecretName",schemaPath:"#/properties/spec/properties/admission/properties/redisSecretName/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema13.properties.spec.properties.admission.properties.redisSecretName,data:data49};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(func2(data49) < 1){
const err150 = {instancePath:instancePath+"/spec/admission/redisSecretName",schemaPath:"#/properties/spec/properties/admission/properties/redisSecretName/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.redisSecretName,data:data49};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(!pattern0.test(data49)){
const err151 = {instancePath:instancePath+"/spec/admission/redisSecretName",schemaPath:"#/properties/spec/properties/admission/properties/redisSecretName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.admission.properties.redisSecretName,data:data49};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
else {
const err152 = {instancePath:instancePath+"/spec/admission/redisSecretName",schemaPath:"#/properties/spec/properties/admission/properties/redisSecretName/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.redisSecretName.type,parentSchema:schema13.properties.spec.properties.admission.properties.redisSecretName,data:data49};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data45.flowClasses !== undefined){
let data50 = data45.flowClasses;
if(Array.isArray(data50)){
if(data50.length > 4){
const err153 = {instancePath:instancePath+"/spec/admission/flowClasses",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/maxItems",keyword:"maxItems",params:{limit: 4},schema:4,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses,data:data50};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(data50.length < 1){
const err154 = {instancePath:instancePath+"/spec/admission/flowClasses",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses,data:data50};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
const len7 = data50.length;
for(let i9=0; i9<len7; i9++){
let data51 = data50[i9];
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.name === undefined){
const err155 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9,schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/required",keyword:"required",params:{missingProperty: "name"},schema:schema13.properties.spec.properties.admission.properties.flowClasses.items.required,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items,data:data51};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(data51.shares === undefined){
const err156 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9,schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/required",keyword:"required",params:{missingProperty: "shares"},schema:schema13.properties.spec.properties.admission.properties.flowClasses.items.required,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items,data:data51};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
for(const key13 in data51){
if(!(((key13 === "name") || (key13 === "plans")) || (key13 === "shares"))){
const err157 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9,schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items,data:data51};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data51.name !== undefined){
let data52 = data51.name;
if(typeof data52 === "string"){
if(func2(data52) > 20){
const err158 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/name",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 20},schema:20,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.name,data:data52};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(func2(data52) < 1){
const err159 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/name",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.name,data:data52};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(!pattern0.test(data52)){
const err160 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/name",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.name,data:data52};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
else {
const err161 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/name",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.name.type,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.name,data:data52};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data51.plans !== undefined){
let data53 = data51.plans;
if(Array.isArray(data53)){
if(data53.length > 64){
const err162 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/plans",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/plans/maxItems",keyword:"maxItems",params:{limit: 64},schema:64,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans,data:data53};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data53.length < 1){
const err163 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/plans",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/plans/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans,data:data53};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
const len8 = data53.length;
for(let i10=0; i10<len8; i10++){
let data54 = data53[i10];
if(typeof data54 === "string"){
if(func2(data54) > 40){
const err164 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/plans/" + i10,schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/plans/items/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans.items,data:data54};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(func2(data54) < 1){
const err165 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/plans/" + i10,schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/plans/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans.items,data:data54};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(!pattern0.test(data54)){
const err166 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/plans/" + i10,schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/plans/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans.items,data:data54};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
else {
const err167 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/plans/" + i10,schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/plans/items/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans.items.type,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans.items,data:data54};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
let i11 = data53.length;
let j2;
if(i11 > 1){
const indices2 = {};
for(;i11--;){
let item2 = data53[i11];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err168 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/plans",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/plans/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j2},schema:true,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans,data:data53};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
break;
}
indices2[item2] = i11;
}
}
}
else {
const err169 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/plans",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/plans/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans.type,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.plans,data:data53};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data51.shares !== undefined){
let data55 = data51.shares;
if(!(((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55))) && (isFinite(data55)))){
const err170 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/shares",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/shares/type",keyword:"type",params:{type: "integer"},schema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.shares.type,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.shares,data:data55};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if((typeof data55 == "number") && (isFinite(data55))){
if(data55 > 1000 || isNaN(data55)){
const err171 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/shares",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/shares/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.shares,data:data55};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(data55 < 1 || isNaN(data55)){
const err172 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9+"/shares",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/properties/shares/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items.properties.shares,data:data55};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
}
else {
const err173 = {instancePath:instancePath+"/spec/admission/flowClasses/" + i9,schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/items/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.admission.properties.flowClasses.items.type,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses.items,data:data51};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
}
else {
const err174 = {instancePath:instancePath+"/spec/admission/flowClasses",schemaPath:"#/properties/spec/properties/admission/properties/flowClasses/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.admission.properties.flowClasses.type,parentSchema:schema13.properties.spec.properties.admission.properties.flowClasses,data:data50};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data45.modes !== undefined){
let data56 = data45.modes;
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
if(Object.keys(data56).length > 64){
const err175 = {instancePath:instancePath+"/spec/admission/modes",schemaPath:"#/properties/spec/properties/admission/properties/modes/maxProperties",keyword:"maxProperties",params:{limit: 64},schema:64,parentSchema:schema13.properties.spec.properties.admission.properties.modes,data:data56};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
for(const key14 in data56){
if(!(pattern0.test(key14))){
const err176 = {instancePath:instancePath+"/spec/admission/modes",schemaPath:"#/properties/spec/properties/admission/properties/modes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema13.properties.spec.properties.admission.properties.modes,data:data56};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
for(const key15 in data56){
if(pattern0.test(key15)){
let data57 = data56[key15];
if(typeof data57 !== "string"){
const err177 = {instancePath:instancePath+"/spec/admission/modes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/modes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].type,parentSchema:schema13.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data57};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(!(((data57 === "enforce") || (data57 === "warn")) || (data57 === "audit"))){
const err178 = {instancePath:instancePath+"/spec/admission/modes/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/modes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].enum},schema:schema13.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].enum,parentSchema:schema13.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data57};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
}
}
else {
const err179 = {instancePath:instancePath+"/spec/admission/modes",schemaPath:"#/properties/spec/properties/admission/properties/modes/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.admission.properties.modes.type,parentSchema:schema13.properties.spec.properties.admission.properties.modes,data:data56};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
if(data45.tenantModes !== undefined){
let data58 = data45.tenantModes;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
if(Object.keys(data58).length > 1000){
const err180 = {instancePath:instancePath+"/spec/admission/tenantModes",schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/maxProperties",keyword:"maxProperties",params:{limit: 1000},schema:1000,parentSchema:schema13.properties.spec.properties.admission.properties.tenantModes,data:data58};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
for(const key16 in data58){
if(!(pattern0.test(key16))){
const err181 = {instancePath:instancePath+"/spec/admission/tenantModes",schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema13.properties.spec.properties.admission.properties.tenantModes,data:data58};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
for(const key17 in data58){
if(pattern0.test(key17)){
let data59 = data58[key17];
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
if(Object.keys(data59).length > 64){
const err182 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/maxProperties",keyword:"maxProperties",params:{limit: 64},schema:64,parentSchema:schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data59};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
for(const key18 in data59){
if(!(pattern0.test(key18))){
const err183 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data59};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
for(const key19 in data59){
if(pattern0.test(key19)){
let data60 = data59[key19];
if(typeof data60 !== "string"){
const err184 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].type,parentSchema:schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data60};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(!(((data60 === "enforce") || (data60 === "warn")) || (data60 === "audit"))){
const err185 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].enum},schema:schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].enum,parentSchema:schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data60};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
}
}
else {
const err186 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].type,parentSchema:schema13.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data59};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
}
}
else {
const err187 = {instancePath:instancePath+"/spec/admission/tenantModes",schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.admission.properties.tenantModes.type,parentSchema:schema13.properties.spec.properties.admission.properties.tenantModes,data:data58};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data45.exemptions !== undefined){
let data61 = data45.exemptions;
if(Array.isArray(data61)){
if(data61.length > 500){
const err188 = {instancePath:instancePath+"/spec/admission/exemptions",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions,data:data61};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
const len9 = data61.length;
for(let i12=0; i12<len9; i12++){
let data62 = data61[i12];
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
if(data62.policy === undefined){
const err189 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/required",keyword:"required",params:{missingProperty: "policy"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.required,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items,data:data62};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(data62.tenant === undefined){
const err190 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/required",keyword:"required",params:{missingProperty: "tenant"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.required,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items,data:data62};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if(data62.reason === undefined){
const err191 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/required",keyword:"required",params:{missingProperty: "reason"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.required,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items,data:data62};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(data62.until === undefined){
const err192 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/required",keyword:"required",params:{missingProperty: "until"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.required,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items,data:data62};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
for(const key20 in data62){
if(!(((((((key20 === "policy") || (key20 === "tenant")) || (key20 === "namespace")) || (key20 === "kind")) || (key20 === "name")) || (key20 === "reason")) || (key20 === "until"))){
const err193 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items,data:data62};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
if(data62.policy !== undefined){
let data63 = data62.policy;
if(typeof data63 === "string"){
if(func2(data63) > 63){
const err194 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/policy",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/policy/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.policy,data:data63};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(func2(data63) < 1){
const err195 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/policy",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/policy/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.policy,data:data63};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
if(!pattern0.test(data63)){
const err196 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/policy",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/policy/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.policy,data:data63};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
else {
const err197 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/policy",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/policy/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.policy.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.policy,data:data63};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
if(data62.tenant !== undefined){
let data64 = data62.tenant;
if(typeof data64 === "string"){
if(func2(data64) > 40){
const err198 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/tenant",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.tenant,data:data64};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(func2(data64) < 1){
const err199 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/tenant",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/tenant/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.tenant,data:data64};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
if(!pattern0.test(data64)){
const err200 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/tenant",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/tenant/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.tenant,data:data64};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
else {
const err201 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/tenant",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/tenant/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.tenant.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.tenant,data:data64};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data62.namespace !== undefined){
let data65 = data62.namespace;
if(typeof data65 === "string"){
if(func2(data65) > 63){
const err202 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/namespace",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.namespace,data:data65};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(func2(data65) < 1){
const err203 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/namespace",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.namespace,data:data65};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
if(!pattern0.test(data65)){
const err204 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/namespace",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.namespace,data:data65};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
else {
const err205 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/namespace",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/namespace/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.namespace.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.namespace,data:data65};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
if(data62.kind !== undefined){
let data66 = data62.kind;
if(typeof data66 === "string"){
if(func2(data66) > 63){
const err206 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/kind",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/kind/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.kind,data:data66};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
if(!pattern134.test(data66)){
const err207 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/kind",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/kind/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Za-z0-9]*$"},schema:"^[A-Z][A-Za-z0-9]*$",parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.kind,data:data66};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
else {
const err208 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/kind",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.kind.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.kind,data:data66};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
if(data62.name !== undefined){
let data67 = data62.name;
if(typeof data67 === "string"){
if(func2(data67) > 253){
const err209 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/name",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.name,data:data67};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(!pattern135.test(data67)){
const err210 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/name",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.:-]*\\*?$"},schema:"^[a-z0-9][a-z0-9.:-]*\\*?$",parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.name,data:data67};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
else {
const err211 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/name",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.name.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.name,data:data67};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data62.reason !== undefined){
let data68 = data62.reason;
if(typeof data68 === "string"){
if(func2(data68) > 300){
const err212 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 300},schema:300,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.reason,data:data68};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(func2(data68) < 3){
const err213 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/reason/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.reason,data:data68};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
else {
const err214 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.reason.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.reason,data:data68};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data62.until !== undefined){
let data69 = data62.until;
if(typeof data69 === "string"){
if(!pattern136.test(data69)){
const err215 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/until",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.until,data:data69};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
else {
const err216 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12+"/until",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/until/type",keyword:"type",params:{type: "string"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.until.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items.properties.until,data:data69};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
}
else {
const err217 = {instancePath:instancePath+"/spec/admission/exemptions/" + i12,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.admission.properties.exemptions.items.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions.items,data:data62};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
}
else {
const err218 = {instancePath:instancePath+"/spec/admission/exemptions",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/type",keyword:"type",params:{type: "array"},schema:schema13.properties.spec.properties.admission.properties.exemptions.type,parentSchema:schema13.properties.spec.properties.admission.properties.exemptions,data:data61};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
}
else {
const err219 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.properties.admission.type,parentSchema:schema13.properties.spec.properties.admission,data:data45};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
}
else {
const err220 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema13.properties.spec.type,parentSchema:schema13.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
}
else {
const err221 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

const Platform = validate13;
const schema14 = {"type":"object","required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"type":"string","const":"tenantry.dev/v1alpha1"},"kind":{"type":"string","const":"Platform"},"metadata":{"type":"object","required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Always `platform`."}},"additionalProperties":false},"spec":{"type":"object","required":["deploy","defaults"],"properties":{"deploy":{"type":"object","required":["url"],"properties":{"url":{"type":"string","pattern":"^(https?|ssh)://[^\\s\"'`$\\\\]+$","maxLength":512,"description":"Where Flux fetches deploy branches."}},"additionalProperties":false},"defaults":{"type":"object","required":["clusters"],"properties":{"clusters":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Cluster, by name."},"minItems":1,"maxItems":32,"description":"Clusters of a tenant that names none."}},"additionalProperties":false},"ingress":{"type":"object","properties":{"reservedHosts":{"type":"array","items":{"type":"string","minLength":1,"maxLength":253},"maxItems":256,"description":"Hosts that no tenant may claim; `*.example.org` stands for everything below example.org. The hosts of the deploy URL, of the clusters' Flux URLs and identity providers, and cluster.local are reserved anyway."}},"additionalProperties":false},"aws":{"type":"object","properties":{"strategy":{"enum":["role-per-tenant","pod-identity","none"],"type":"string","description":"How tenants get their identity in AWS: a role each (IRSA; IAM allows about 1,000 roles), one role with an association and a session policy for each tenant namespace (EKS Pod Identity), or not at all. role-per-tenant by default."},"keep":{"type":"array","items":{"enum":["role-per-tenant","pod-identity"],"type":"string"},"maxItems":2,"uniqueItems":true,"description":"Strategies whose grants stay while another is in use, for pods that began before the change; without this they go as soon as a tenant has the new one."},"bucket":{"type":"string","pattern":"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$","description":"S3 bucket of tenants that name none."},"boundary":{"type":"string","pattern":"^[A-Za-z0-9_+=,.@-]+$","maxLength":128,"description":"Name of the policy under the role path that bounds every role; tenantry-boundary by default."},"owner":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Tag tenantry:owner of everything made in AWS; another one for each platform that shares an account. tenantry by default."}},"additionalProperties":false,"description":"Roles and S3 prefixes of tenants in clusters with spec.aws."},"admission":{"type":"object","properties":{"modes":{"type":"object","patternProperties":{"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$":{"enum":["enforce","warn","audit"],"type":"string","description":"enforce refuses, warn tells the person who asks, audit only writes it into the audit log."}},"maxProperties":64,"additionalProperties":false,"description":"Mode by rule; a rule that is not named is enforced."},"tenantModes":{"type":"object","patternProperties":{"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$":{"type":"object","patternProperties":{"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$":{"enum":["enforce","warn","audit"],"type":"string","description":"enforce refuses, warn tells the person who asks, audit only writes it into the audit log."}},"maxProperties":64,"additionalProperties":false,"description":"Mode by rule; a rule that is not named is enforced."}},"maxProperties":1000,"additionalProperties":false,"description":"Modes of single tenants; they go before those of all."},"exemptions":{"type":"array","items":{"type":"object","required":["policy","tenant","reason","until"],"properties":{"policy":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"Id of a rule of admission, as refusals name it after tenantry/."},"tenant":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":40,"description":"Tenant, by id."},"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63,"description":"One namespace of the tenant; all of them if absent."},"kind":{"type":"string","pattern":"^[A-Z][A-Za-z0-9]*$","maxLength":63,"description":"Kind of the object, such as Deployment; pods that come of one are of kind Pod. Every kind if absent."},"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9.:-]*\\*?$","maxLength":253,"description":"Name of the object, or its beginning before a *; every name if absent."},"reason":{"type":"string","minLength":3,"maxLength":300,"description":"Why, for whoever reads it a year later."},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$","description":"First day on which it does not hold any more, from 00:00 UTC."}},"additionalProperties":false,"description":"A rule that is not enforced on some objects of one tenant until a day."},"maxItems":500}},"additionalProperties":false,"description":"How strictly the adjustable rules of admission hold in every cluster."},"podSecurity":{"type":"object","required":["version"],"properties":{"version":{"type":"string","pattern":"^v1\\.[0-9]{1,2}$","description":"Pinned Pod Security version; v1.30 by default."}},"additionalProperties":false},"removal":{"type":"object","properties":{"budget":{"type":"integer","minimum":0,"maximum":10000,"description":"Tenants that one commit may delete; 5 by default."},"retentionDays":{"type":"integer","minimum":0,"maximum":3650,"description":"Days that a deleted tenant's objects stay before pruning; 7 by default."},"purge":{"enum":["Automatic","Manual"],"type":"string","description":"Automatic purges deleted tenants by itself once the retention time is over, as many in one pass as the budget allows. Manual by default."}},"additionalProperties":false},"identity":{"type":"object","properties":{"reservedPrefixes":{"type":"array","items":{"type":"string","minLength":1,"maxLength":63},"maxItems":32,"description":"Further prefixes of subjects that no tenant may bind."}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false};
const pattern138 = new RegExp("^(https?|ssh)://[^\\s\"'`$\\\\]+$", "u");
const pattern141 = new RegExp("^[A-Za-z0-9_+=,.@-]+$", "u");
const pattern155 = new RegExp("^v1\\.[0-9]{1,2}$", "u");

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},schema:schema14.required,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},schema:schema14.required,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},schema:schema14.required,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},schema:schema14.required,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},schema:schema14.properties.apiVersion.type,parentSchema:schema14.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("tenantry.dev/v1alpha1" !== data0){
const err6 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "tenantry.dev/v1alpha1"},schema:"tenantry.dev/v1alpha1",parentSchema:schema14.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema14.properties.kind.type,parentSchema:schema14.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("Platform" !== data1){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Platform"},schema:"Platform",parentSchema:schema14.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},schema:schema14.properties.metadata.required,parentSchema:schema14.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
if(!(key1 === "name")){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema14.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func2(data3) > 40){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema14.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(func2(data3) < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data3)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema14.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type: "string"},schema:schema14.properties.metadata.properties.name.type,parentSchema:schema14.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},schema:schema14.properties.metadata.type,parentSchema:schema14.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.spec !== undefined){
let data4 = data.spec;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.deploy === undefined){
const err16 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "deploy"},schema:schema14.properties.spec.required,parentSchema:schema14.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data4.defaults === undefined){
const err17 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "defaults"},schema:schema14.properties.spec.required,parentSchema:schema14.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key2 in data4){
if(!((((((((key2 === "deploy") || (key2 === "defaults")) || (key2 === "ingress")) || (key2 === "aws")) || (key2 === "admission")) || (key2 === "podSecurity")) || (key2 === "removal")) || (key2 === "identity"))){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema14.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data4.deploy !== undefined){
let data5 = data4.deploy;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.url === undefined){
const err19 = {instancePath:instancePath+"/spec/deploy",schemaPath:"#/properties/spec/properties/deploy/required",keyword:"required",params:{missingProperty: "url"},schema:schema14.properties.spec.properties.deploy.required,parentSchema:schema14.properties.spec.properties.deploy,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data5){
if(!(key3 === "url")){
const err20 = {instancePath:instancePath+"/spec/deploy",schemaPath:"#/properties/spec/properties/deploy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema14.properties.spec.properties.deploy,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data5.url !== undefined){
let data6 = data5.url;
if(typeof data6 === "string"){
if(func2(data6) > 512){
const err21 = {instancePath:instancePath+"/spec/deploy/url",schemaPath:"#/properties/spec/properties/deploy/properties/url/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema14.properties.spec.properties.deploy.properties.url,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern138.test(data6)){
const err22 = {instancePath:instancePath+"/spec/deploy/url",schemaPath:"#/properties/spec/properties/deploy/properties/url/pattern",keyword:"pattern",params:{pattern: "^(https?|ssh)://[^\\s\"'`$\\\\]+$"},schema:"^(https?|ssh)://[^\\s\"'`$\\\\]+$",parentSchema:schema14.properties.spec.properties.deploy.properties.url,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/spec/deploy/url",schemaPath:"#/properties/spec/properties/deploy/properties/url/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.deploy.properties.url.type,parentSchema:schema14.properties.spec.properties.deploy.properties.url,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/spec/deploy",schemaPath:"#/properties/spec/properties/deploy/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.deploy.type,parentSchema:schema14.properties.spec.properties.deploy,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data4.defaults !== undefined){
let data7 = data4.defaults;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.clusters === undefined){
const err25 = {instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/required",keyword:"required",params:{missingProperty: "clusters"},schema:schema14.properties.spec.properties.defaults.required,parentSchema:schema14.properties.spec.properties.defaults,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key4 in data7){
if(!(key4 === "clusters")){
const err26 = {instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema14.properties.spec.properties.defaults,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data7.clusters !== undefined){
let data8 = data7.clusters;
if(Array.isArray(data8)){
if(data8.length > 32){
const err27 = {instancePath:instancePath+"/spec/defaults/clusters",schemaPath:"#/properties/spec/properties/defaults/properties/clusters/maxItems",keyword:"maxItems",params:{limit: 32},schema:32,parentSchema:schema14.properties.spec.properties.defaults.properties.clusters,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data8.length < 1){
const err28 = {instancePath:instancePath+"/spec/defaults/clusters",schemaPath:"#/properties/spec/properties/defaults/properties/clusters/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema14.properties.spec.properties.defaults.properties.clusters,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(typeof data9 === "string"){
if(func2(data9) > 40){
const err29 = {instancePath:instancePath+"/spec/defaults/clusters/" + i0,schemaPath:"#/properties/spec/properties/defaults/properties/clusters/items/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema14.properties.spec.properties.defaults.properties.clusters.items,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(func2(data9) < 1){
const err30 = {instancePath:instancePath+"/spec/defaults/clusters/" + i0,schemaPath:"#/properties/spec/properties/defaults/properties/clusters/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14.properties.spec.properties.defaults.properties.clusters.items,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern0.test(data9)){
const err31 = {instancePath:instancePath+"/spec/defaults/clusters/" + i0,schemaPath:"#/properties/spec/properties/defaults/properties/clusters/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema14.properties.spec.properties.defaults.properties.clusters.items,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/spec/defaults/clusters/" + i0,schemaPath:"#/properties/spec/properties/defaults/properties/clusters/items/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.defaults.properties.clusters.items.type,parentSchema:schema14.properties.spec.properties.defaults.properties.clusters.items,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/spec/defaults/clusters",schemaPath:"#/properties/spec/properties/defaults/properties/clusters/type",keyword:"type",params:{type: "array"},schema:schema14.properties.spec.properties.defaults.properties.clusters.type,parentSchema:schema14.properties.spec.properties.defaults.properties.clusters,data:data8};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.defaults.type,parentSchema:schema14.properties.spec.properties.defaults,data:data7};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data4.ingress !== undefined){
let data10 = data4.ingress;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key5 in data10){
if(!(key5 === "reservedHosts")){
const err35 = {instancePath:instancePath+"/spec/ingress",schemaPath:"#/properties/spec/properties/ingress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema14.properties.spec.properties.ingress,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data10.reservedHosts !== undefined){
let data11 = data10.reservedHosts;
if(Array.isArray(data11)){
if(data11.length > 256){
const err36 = {instancePath:instancePath+"/spec/ingress/reservedHosts",schemaPath:"#/properties/spec/properties/ingress/properties/reservedHosts/maxItems",keyword:"maxItems",params:{limit: 256},schema:256,parentSchema:schema14.properties.spec.properties.ingress.properties.reservedHosts,data:data11};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
if(typeof data12 === "string"){
if(func2(data12) > 253){
const err37 = {instancePath:instancePath+"/spec/ingress/reservedHosts/" + i1,schemaPath:"#/properties/spec/properties/ingress/properties/reservedHosts/items/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema14.properties.spec.properties.ingress.properties.reservedHosts.items,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(func2(data12) < 1){
const err38 = {instancePath:instancePath+"/spec/ingress/reservedHosts/" + i1,schemaPath:"#/properties/spec/properties/ingress/properties/reservedHosts/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14.properties.spec.properties.ingress.properties.reservedHosts.items,data:data12};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/spec/ingress/reservedHosts/" + i1,schemaPath:"#/properties/spec/properties/ingress/properties/reservedHosts/items/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.ingress.properties.reservedHosts.items.type,parentSchema:schema14.properties.spec.properties.ingress.properties.reservedHosts.items,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/spec/ingress/reservedHosts",schemaPath:"#/properties/spec/properties/ingress/properties/reservedHosts/type",keyword:"type",params:{type: "array"},schema:schema14.properties.spec.properties.ingress.properties.reservedHosts.type,parentSchema:schema14.properties.spec.properties.ingress.properties.reservedHosts,data:data11};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/spec/ingress",schemaPath:"#/properties/spec/properties/ingress/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.ingress.type,parentSchema:schema14.properties.spec.properties.ingress,data:data10};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data4.aws !== undefined){
let data13 = data4.aws;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key6 in data13){
if(!(((((key6 === "strategy") || (key6 === "keep")) || (key6 === "bucket")) || (key6 === "boundary")) || (key6 === "owner"))){
const err42 = {instancePath:instancePath+"/spec/aws",schemaPath:"#/properties/spec/properties/aws/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema14.properties.spec.properties.aws,data:data13};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data13.strategy !== undefined){
let data14 = data13.strategy;
if(typeof data14 !== "string"){
const err43 = {instancePath:instancePath+"/spec/aws/strategy",schemaPath:"#/properties/spec/properties/aws/properties/strategy/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.aws.properties.strategy.type,parentSchema:schema14.properties.spec.properties.aws.properties.strategy,data:data14};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!(((data14 === "role-per-tenant") || (data14 === "pod-identity")) || (data14 === "none"))){
const err44 = {instancePath:instancePath+"/spec/aws/strategy",schemaPath:"#/properties/spec/properties/aws/properties/strategy/enum",keyword:"enum",params:{allowedValues: schema14.properties.spec.properties.aws.properties.strategy.enum},schema:schema14.properties.spec.properties.aws.properties.strategy.enum,parentSchema:schema14.properties.spec.properties.aws.properties.strategy,data:data14};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data13.keep !== undefined){
let data15 = data13.keep;
if(Array.isArray(data15)){
if(data15.length > 2){
const err45 = {instancePath:instancePath+"/spec/aws/keep",schemaPath:"#/properties/spec/properties/aws/properties/keep/maxItems",keyword:"maxItems",params:{limit: 2},schema:2,parentSchema:schema14.properties.spec.properties.aws.properties.keep,data:data15};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
let data16 = data15[i2];
if(typeof data16 !== "string"){
const err46 = {instancePath:instancePath+"/spec/aws/keep/" + i2,schemaPath:"#/properties/spec/properties/aws/properties/keep/items/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.aws.properties.keep.items.type,parentSchema:schema14.properties.spec.properties.aws.properties.keep.items,data:data16};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(!((data16 === "role-per-tenant") || (data16 === "pod-identity"))){
const err47 = {instancePath:instancePath+"/spec/aws/keep/" + i2,schemaPath:"#/properties/spec/properties/aws/properties/keep/items/enum",keyword:"enum",params:{allowedValues: schema14.properties.spec.properties.aws.properties.keep.items.enum},schema:schema14.properties.spec.properties.aws.properties.keep.items.enum,parentSchema:schema14.properties.spec.properties.aws.properties.keep.items,data:data16};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
let i3 = data15.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data15[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err48 = {instancePath:instancePath+"/spec/aws/keep",schemaPath:"#/properties/spec/properties/aws/properties/keep/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},schema:true,parentSchema:schema14.properties.spec.properties.aws.properties.keep,data:data15};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
break;
}
indices0[item0] = i3;
}
}
}
else {
const err49 = {instancePath:instancePath+"/spec/aws/keep",schemaPath:"#/properties/spec/properties/aws/properties/keep/type",keyword:"type",params:{type: "array"},schema:schema14.properties.spec.properties.aws.properties.keep.type,parentSchema:schema14.properties.spec.properties.aws.properties.keep,data:data15};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data13.bucket !== undefined){
let data17 = data13.bucket;
if(typeof data17 === "string"){
if(!pattern47.test(data17)){
const err50 = {instancePath:instancePath+"/spec/aws/bucket",schemaPath:"#/properties/spec/properties/aws/properties/bucket/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"},schema:"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",parentSchema:schema14.properties.spec.properties.aws.properties.bucket,data:data17};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/spec/aws/bucket",schemaPath:"#/properties/spec/properties/aws/properties/bucket/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.aws.properties.bucket.type,parentSchema:schema14.properties.spec.properties.aws.properties.bucket,data:data17};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data13.boundary !== undefined){
let data18 = data13.boundary;
if(typeof data18 === "string"){
if(func2(data18) > 128){
const err52 = {instancePath:instancePath+"/spec/aws/boundary",schemaPath:"#/properties/spec/properties/aws/properties/boundary/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema14.properties.spec.properties.aws.properties.boundary,data:data18};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(!pattern141.test(data18)){
const err53 = {instancePath:instancePath+"/spec/aws/boundary",schemaPath:"#/properties/spec/properties/aws/properties/boundary/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_+=,.@-]+$"},schema:"^[A-Za-z0-9_+=,.@-]+$",parentSchema:schema14.properties.spec.properties.aws.properties.boundary,data:data18};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/spec/aws/boundary",schemaPath:"#/properties/spec/properties/aws/properties/boundary/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.aws.properties.boundary.type,parentSchema:schema14.properties.spec.properties.aws.properties.boundary,data:data18};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data13.owner !== undefined){
let data19 = data13.owner;
if(typeof data19 === "string"){
if(func2(data19) > 40){
const err55 = {instancePath:instancePath+"/spec/aws/owner",schemaPath:"#/properties/spec/properties/aws/properties/owner/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema14.properties.spec.properties.aws.properties.owner,data:data19};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(func2(data19) < 1){
const err56 = {instancePath:instancePath+"/spec/aws/owner",schemaPath:"#/properties/spec/properties/aws/properties/owner/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14.properties.spec.properties.aws.properties.owner,data:data19};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!pattern0.test(data19)){
const err57 = {instancePath:instancePath+"/spec/aws/owner",schemaPath:"#/properties/spec/properties/aws/properties/owner/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema14.properties.spec.properties.aws.properties.owner,data:data19};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/spec/aws/owner",schemaPath:"#/properties/spec/properties/aws/properties/owner/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.aws.properties.owner.type,parentSchema:schema14.properties.spec.properties.aws.properties.owner,data:data19};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/spec/aws",schemaPath:"#/properties/spec/properties/aws/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.aws.type,parentSchema:schema14.properties.spec.properties.aws,data:data13};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data4.admission !== undefined){
let data20 = data4.admission;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key7 in data20){
if(!(((key7 === "modes") || (key7 === "tenantModes")) || (key7 === "exemptions"))){
const err60 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema14.properties.spec.properties.admission,data:data20};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data20.modes !== undefined){
let data21 = data20.modes;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(Object.keys(data21).length > 64){
const err61 = {instancePath:instancePath+"/spec/admission/modes",schemaPath:"#/properties/spec/properties/admission/properties/modes/maxProperties",keyword:"maxProperties",params:{limit: 64},schema:64,parentSchema:schema14.properties.spec.properties.admission.properties.modes,data:data21};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
for(const key8 in data21){
if(!(pattern0.test(key8))){
const err62 = {instancePath:instancePath+"/spec/admission/modes",schemaPath:"#/properties/spec/properties/admission/properties/modes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema14.properties.spec.properties.admission.properties.modes,data:data21};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
for(const key9 in data21){
if(pattern0.test(key9)){
let data22 = data21[key9];
if(typeof data22 !== "string"){
const err63 = {instancePath:instancePath+"/spec/admission/modes/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/modes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].type,parentSchema:schema14.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data22};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!(((data22 === "enforce") || (data22 === "warn")) || (data22 === "audit"))){
const err64 = {instancePath:instancePath+"/spec/admission/modes/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/modes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/enum",keyword:"enum",params:{allowedValues: schema14.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].enum},schema:schema14.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].enum,parentSchema:schema14.properties.spec.properties.admission.properties.modes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data22};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
}
else {
const err65 = {instancePath:instancePath+"/spec/admission/modes",schemaPath:"#/properties/spec/properties/admission/properties/modes/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.admission.properties.modes.type,parentSchema:schema14.properties.spec.properties.admission.properties.modes,data:data21};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data20.tenantModes !== undefined){
let data23 = data20.tenantModes;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(Object.keys(data23).length > 1000){
const err66 = {instancePath:instancePath+"/spec/admission/tenantModes",schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/maxProperties",keyword:"maxProperties",params:{limit: 1000},schema:1000,parentSchema:schema14.properties.spec.properties.admission.properties.tenantModes,data:data23};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
for(const key10 in data23){
if(!(pattern0.test(key10))){
const err67 = {instancePath:instancePath+"/spec/admission/tenantModes",schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema14.properties.spec.properties.admission.properties.tenantModes,data:data23};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
for(const key11 in data23){
if(pattern0.test(key11)){
let data24 = data23[key11];
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(Object.keys(data24).length > 64){
const err68 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/maxProperties",keyword:"maxProperties",params:{limit: 64},schema:64,parentSchema:schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data24};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
for(const key12 in data24){
if(!(pattern0.test(key12))){
const err69 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data24};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
for(const key13 in data24){
if(pattern0.test(key13)){
let data25 = data24[key13];
if(typeof data25 !== "string"){
const err70 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].type,parentSchema:schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data25};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!(((data25 === "enforce") || (data25 === "warn")) || (data25 === "audit"))){
const err71 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/enum",keyword:"enum",params:{allowedValues: schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].enum},schema:schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].enum,parentSchema:schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data25};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
}
else {
const err72 = {instancePath:instancePath+"/spec/admission/tenantModes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/patternProperties/%5E%5Ba-z0-9%5D(%5Ba-z0-9-%5D*%5Ba-z0-9%5D)%3F%24/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"].type,parentSchema:schema14.properties.spec.properties.admission.properties.tenantModes.patternProperties["^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"],data:data24};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
}
else {
const err73 = {instancePath:instancePath+"/spec/admission/tenantModes",schemaPath:"#/properties/spec/properties/admission/properties/tenantModes/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.admission.properties.tenantModes.type,parentSchema:schema14.properties.spec.properties.admission.properties.tenantModes,data:data23};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data20.exemptions !== undefined){
let data26 = data20.exemptions;
if(Array.isArray(data26)){
if(data26.length > 500){
const err74 = {instancePath:instancePath+"/spec/admission/exemptions",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions,data:data26};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
const len3 = data26.length;
for(let i4=0; i4<len3; i4++){
let data27 = data26[i4];
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.policy === undefined){
const err75 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/required",keyword:"required",params:{missingProperty: "policy"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.required,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items,data:data27};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data27.tenant === undefined){
const err76 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/required",keyword:"required",params:{missingProperty: "tenant"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.required,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items,data:data27};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data27.reason === undefined){
const err77 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/required",keyword:"required",params:{missingProperty: "reason"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.required,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items,data:data27};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data27.until === undefined){
const err78 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/required",keyword:"required",params:{missingProperty: "until"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.required,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items,data:data27};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key14 in data27){
if(!(((((((key14 === "policy") || (key14 === "tenant")) || (key14 === "namespace")) || (key14 === "kind")) || (key14 === "name")) || (key14 === "reason")) || (key14 === "until"))){
const err79 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items,data:data27};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data27.policy !== undefined){
let data28 = data27.policy;
if(typeof data28 === "string"){
if(func2(data28) > 63){
const err80 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/policy",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/policy/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.policy,data:data28};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(func2(data28) < 1){
const err81 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/policy",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/policy/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.policy,data:data28};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(!pattern0.test(data28)){
const err82 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/policy",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/policy/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.policy,data:data28};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/policy",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/policy/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.policy.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.policy,data:data28};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data27.tenant !== undefined){
let data29 = data27.tenant;
if(typeof data29 === "string"){
if(func2(data29) > 40){
const err84 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/tenant",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.tenant,data:data29};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(func2(data29) < 1){
const err85 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/tenant",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/tenant/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.tenant,data:data29};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(!pattern0.test(data29)){
const err86 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/tenant",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/tenant/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.tenant,data:data29};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/tenant",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/tenant/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.tenant.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.tenant,data:data29};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data27.namespace !== undefined){
let data30 = data27.namespace;
if(typeof data30 === "string"){
if(func2(data30) > 63){
const err88 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/namespace",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/namespace/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.namespace,data:data30};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(func2(data30) < 1){
const err89 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/namespace",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.namespace,data:data30};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(!pattern0.test(data30)){
const err90 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/namespace",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"},schema:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.namespace,data:data30};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/namespace",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/namespace/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.namespace.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.namespace,data:data30};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data27.kind !== undefined){
let data31 = data27.kind;
if(typeof data31 === "string"){
if(func2(data31) > 63){
const err92 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/kind",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/kind/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.kind,data:data31};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(!pattern134.test(data31)){
const err93 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/kind",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/kind/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Za-z0-9]*$"},schema:"^[A-Z][A-Za-z0-9]*$",parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.kind,data:data31};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/kind",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/kind/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.kind.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.kind,data:data31};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data27.name !== undefined){
let data32 = data27.name;
if(typeof data32 === "string"){
if(func2(data32) > 253){
const err95 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/name",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},schema:253,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.name,data:data32};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(!pattern135.test(data32)){
const err96 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/name",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.:-]*\\*?$"},schema:"^[a-z0-9][a-z0-9.:-]*\\*?$",parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.name,data:data32};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/name",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.name.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.name,data:data32};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data27.reason !== undefined){
let data33 = data27.reason;
if(typeof data33 === "string"){
if(func2(data33) > 300){
const err98 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 300},schema:300,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.reason,data:data33};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(func2(data33) < 3){
const err99 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/reason/minLength",keyword:"minLength",params:{limit: 3},schema:3,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.reason,data:data33};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/reason",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.reason.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.reason,data:data33};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data27.until !== undefined){
let data34 = data27.until;
if(typeof data34 === "string"){
if(!pattern136.test(data34)){
const err101 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/until",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.until,data:data34};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4+"/until",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/properties/until/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.until.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items.properties.until,data:data34};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
else {
const err103 = {instancePath:instancePath+"/spec/admission/exemptions/" + i4,schemaPath:"#/properties/spec/properties/admission/properties/exemptions/items/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.admission.properties.exemptions.items.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions.items,data:data27};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
else {
const err104 = {instancePath:instancePath+"/spec/admission/exemptions",schemaPath:"#/properties/spec/properties/admission/properties/exemptions/type",keyword:"type",params:{type: "array"},schema:schema14.properties.spec.properties.admission.properties.exemptions.type,parentSchema:schema14.properties.spec.properties.admission.properties.exemptions,data:data26};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/spec/admission",schemaPath:"#/properties/spec/properties/admission/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.admission.type,parentSchema:schema14.properties.spec.properties.admission,data:data20};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data4.podSecurity !== undefined){
let data35 = data4.podSecurity;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.version === undefined){
const err106 = {instancePath:instancePath+"/spec/podSecurity",schemaPath:"#/properties/spec/properties/podSecurity/required",keyword:"required",params:{missingProperty: "version"},schema:schema14.properties.spec.properties.podSecurity.required,parentSchema:schema14.properties.spec.properties.podSecurity,data:data35};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
for(const key15 in data35){
if(!(key15 === "version")){
const err107 = {instancePath:instancePath+"/spec/podSecurity",schemaPath:"#/properties/spec/properties/podSecurity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema14.properties.spec.properties.podSecurity,data:data35};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data35.version !== undefined){
let data36 = data35.version;
if(typeof data36 === "string"){
if(!pattern155.test(data36)){
const err108 = {instancePath:instancePath+"/spec/podSecurity/version",schemaPath:"#/properties/spec/properties/podSecurity/properties/version/pattern",keyword:"pattern",params:{pattern: "^v1\\.[0-9]{1,2}$"},schema:"^v1\\.[0-9]{1,2}$",parentSchema:schema14.properties.spec.properties.podSecurity.properties.version,data:data36};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/spec/podSecurity/version",schemaPath:"#/properties/spec/properties/podSecurity/properties/version/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.podSecurity.properties.version.type,parentSchema:schema14.properties.spec.properties.podSecurity.properties.version,data:data36};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/spec/podSecurity",schemaPath:"#/properties/spec/properties/podSecurity/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.podSecurity.type,parentSchema:schema14.properties.spec.properties.podSecurity,data:data35};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data4.removal !== undefined){
let data37 = data4.removal;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key16 in data37){
if(!(((key16 === "budget") || (key16 === "retentionDays")) || (key16 === "purge"))){
const err111 = {instancePath:instancePath+"/spec/removal",schemaPath:"#/properties/spec/properties/removal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema14.properties.spec.properties.removal,data:data37};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data37.budget !== undefined){
let data38 = data37.budget;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err112 = {instancePath:instancePath+"/spec/removal/budget",schemaPath:"#/properties/spec/properties/removal/properties/budget/type",keyword:"type",params:{type: "integer"},schema:schema14.properties.spec.properties.removal.properties.budget.type,parentSchema:schema14.properties.spec.properties.removal.properties.budget,data:data38};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 10000 || isNaN(data38)){
const err113 = {instancePath:instancePath+"/spec/removal/budget",schemaPath:"#/properties/spec/properties/removal/properties/budget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema14.properties.spec.properties.removal.properties.budget,data:data38};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err114 = {instancePath:instancePath+"/spec/removal/budget",schemaPath:"#/properties/spec/properties/removal/properties/budget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema14.properties.spec.properties.removal.properties.budget,data:data38};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
if(data37.retentionDays !== undefined){
let data39 = data37.retentionDays;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err115 = {instancePath:instancePath+"/spec/removal/retentionDays",schemaPath:"#/properties/spec/properties/removal/properties/retentionDays/type",keyword:"type",params:{type: "integer"},schema:schema14.properties.spec.properties.removal.properties.retentionDays.type,parentSchema:schema14.properties.spec.properties.removal.properties.retentionDays,data:data39};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 3650 || isNaN(data39)){
const err116 = {instancePath:instancePath+"/spec/removal/retentionDays",schemaPath:"#/properties/spec/properties/removal/properties/retentionDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},schema:3650,parentSchema:schema14.properties.spec.properties.removal.properties.retentionDays,data:data39};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(data39 < 0 || isNaN(data39)){
const err117 = {instancePath:instancePath+"/spec/removal/retentionDays",schemaPath:"#/properties/spec/properties/removal/properties/retentionDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema14.properties.spec.properties.removal.properties.retentionDays,data:data39};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
if(data37.purge !== undefined){
let data40 = data37.purge;
if(typeof data40 !== "string"){
const err118 = {instancePath:instancePath+"/spec/removal/purge",schemaPath:"#/properties/spec/properties/removal/properties/purge/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.removal.properties.purge.type,parentSchema:schema14.properties.spec.properties.removal.properties.purge,data:data40};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(!((data40 === "Automatic") || (data40 === "Manual"))){
const err119 = {instancePath:instancePath+"/spec/removal/purge",schemaPath:"#/properties/spec/properties/removal/properties/purge/enum",keyword:"enum",params:{allowedValues: schema14.properties.spec.properties.removal.properties.purge.enum},schema:schema14.properties.spec.properties.removal.properties.purge.enum,parentSchema:schema14.properties.spec.properties.removal.properties.purge,data:data40};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
else {
const err120 = {instancePath:instancePath+"/spec/removal",schemaPath:"#/properties/spec/properties/removal/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.removal.type,parentSchema:schema14.properties.spec.properties.removal,data:data37};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data4.identity !== undefined){
let data41 = data4.identity;
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
for(const key17 in data41){
if(!(key17 === "reservedPrefixes")){
const err121 = {instancePath:instancePath+"/spec/identity",schemaPath:"#/properties/spec/properties/identity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema14.properties.spec.properties.identity,data:data41};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data41.reservedPrefixes !== undefined){
let data42 = data41.reservedPrefixes;
if(Array.isArray(data42)){
if(data42.length > 32){
const err122 = {instancePath:instancePath+"/spec/identity/reservedPrefixes",schemaPath:"#/properties/spec/properties/identity/properties/reservedPrefixes/maxItems",keyword:"maxItems",params:{limit: 32},schema:32,parentSchema:schema14.properties.spec.properties.identity.properties.reservedPrefixes,data:data42};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
const len4 = data42.length;
for(let i5=0; i5<len4; i5++){
let data43 = data42[i5];
if(typeof data43 === "string"){
if(func2(data43) > 63){
const err123 = {instancePath:instancePath+"/spec/identity/reservedPrefixes/" + i5,schemaPath:"#/properties/spec/properties/identity/properties/reservedPrefixes/items/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema14.properties.spec.properties.identity.properties.reservedPrefixes.items,data:data43};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(func2(data43) < 1){
const err124 = {instancePath:instancePath+"/spec/identity/reservedPrefixes/" + i5,schemaPath:"#/properties/spec/properties/identity/properties/reservedPrefixes/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema14.properties.spec.properties.identity.properties.reservedPrefixes.items,data:data43};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/spec/identity/reservedPrefixes/" + i5,schemaPath:"#/properties/spec/properties/identity/properties/reservedPrefixes/items/type",keyword:"type",params:{type: "string"},schema:schema14.properties.spec.properties.identity.properties.reservedPrefixes.items.type,parentSchema:schema14.properties.spec.properties.identity.properties.reservedPrefixes.items,data:data43};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
else {
const err126 = {instancePath:instancePath+"/spec/identity/reservedPrefixes",schemaPath:"#/properties/spec/properties/identity/properties/reservedPrefixes/type",keyword:"type",params:{type: "array"},schema:schema14.properties.spec.properties.identity.properties.reservedPrefixes.type,parentSchema:schema14.properties.spec.properties.identity.properties.reservedPrefixes,data:data42};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath:instancePath+"/spec/identity",schemaPath:"#/properties/spec/properties/identity/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.properties.identity.type,parentSchema:schema14.properties.spec.properties.identity,data:data41};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
else {
const err128 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},schema:schema14.properties.spec.type,parentSchema:schema14.properties.spec,data:data4};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
else {
const err129 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

export const validators = { Tenant, Plan, Cluster, Platform };
